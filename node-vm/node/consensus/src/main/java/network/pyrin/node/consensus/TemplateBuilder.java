package network.pyrin.node.consensus;

import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Bytes;
import network.pyrin.node.consensus.rules.RuleViolation;

/** Builds blocks on virtual. Thread-safe; each call reads one virtual state. */
public interface TemplateBuilder {
    /**
     * Builds a block on the present virtual state. The merkle root includes the mass field where storage mass is active.
     *
     * @param minerScript whom to pay, at most 150 bytes
     * @param extraData free bytes for the coinbase payload
     * @param selector chooses the transactions
     * @return the template; its timestamp is the later of now and past median time + 1
     */
    TemplateOutcome build(ScriptPublicKey minerScript, Bytes extraData, TransactionSelector selector);

    /**
     * Checks a block built on the present virtual state, all but its proof of work and timestamp: commitments, coinbase, and its
     * transactions against virtual.
     *
     * @param block a template, perhaps changed
     * @return the first rule it breaks; empty if it would be accepted as a chain block now
     */
    Optional<RuleViolation> validate(Block block);
}
