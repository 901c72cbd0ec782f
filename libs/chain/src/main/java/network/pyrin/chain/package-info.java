/**
 * Nouns and pure rules of the chain, shared by node, processor, functions and wallet.
 *
 * <pre>
 *   nouns     Header Block Transaction Outpoint UtxoEntry ScriptPublicKey Address
 *   networks  NetworkId -> NetworkParams (genesis, depths, limits) ; Emission, Difficulty, BlockLevel follow from them
 *   hashing   HeaderHashing TransactionHashing SignatureHashing UtxoElement          (bytes that consensus hashes)
 *   storing   ChainCodec HeaderCodec on ByteWriter/ByteReader                        (bytes that a node keeps)
 *   rules     TransactionIsolation LockTime MassCalculator CoinbasePayload           (answers: a violation or nothing)
 * </pre>
 *
 * <p>Depends on {@code crypto} only; no reflection, no I/O, no framework. Amounts are integer leor in {@code long};
 * scores, nonces and timestamps are unsigned 64-bit values kept in {@code long} bits.
 */
@NullMarked
package network.pyrin.chain;

import org.jspecify.annotations.NullMarked;
