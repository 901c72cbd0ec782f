package network.pyrin.node.consensus.virtual;

import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;

/**
 * A transaction that was not valid where it was looked at.
 *
 * @param transaction its id
 * @param povDaaScore DAA score of the block from whose point of view it was checked
 * @param violation the rule it broke
 */
public record TransactionRejection(Hash transaction, long povDaaScore, TransactionViolation violation) {}
