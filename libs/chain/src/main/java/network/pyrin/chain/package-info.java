/**
 * Nouns and pure rules of the chain: headers, blocks, transactions, addresses, canonical bytes and hashing, mass, merkle
 * roots, emission and network parameters.
 *
 * <p>Depends on {@code crypto} only; no reflection, no I/O, no framework. Amounts are integer leor in {@code long};
 * scores, nonces and timestamps are unsigned 64-bit values kept in {@code long} bits.
 */
@NullMarked
package network.pyrin.chain;

import org.jspecify.annotations.NullMarked;
