package network.pyrin.chain;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/**
 * A block header. Immutable; its hash is computed once, on construction.
 *
 * <p>Genesis blocks of some networks are known under a declared hash that differs from the hash of their fields (protocol
 * 1.5): {@link #withDeclaredHash} makes such a header.
 *
 * @param version unsigned 16-bit
 * @param parentsByLevel per block level from 0, the parents in the order the miner chose; empty for genesis
 * @param hashMerkleRoot merkle root of the transaction hashes
 * @param acceptedIdMerkleRoot merkle root of the sorted ids this block accepts
 * @param utxoCommitment MuHash commitment of the UTXO set after this block's acceptance
 * @param timestampMillis milliseconds since the epoch, unsigned
 * @param bits compact difficulty target
 * @param nonce unsigned 64-bit
 * @param daaScore unsigned 64-bit
 * @param blueWork accumulated work of the blue past
 * @param blueScore unsigned 64-bit
 * @param pruningPoint this block's view of the pruning point
 * @param hash the block's identity
 */
public record Header(
        int version,
        List<List<Hash>> parentsByLevel,
        Hash hashMerkleRoot,
        Hash acceptedIdMerkleRoot,
        Hash utxoCommitment,
        long timestampMillis,
        int bits,
        long nonce,
        long daaScore,
        Uint192 blueWork,
        long blueScore,
        Hash pruningPoint,
        Hash hash) {

    /** Copies the parents. Use {@link #of} to have the hash computed. */
    public Header {
        if (version < 0 || version > 0xffff) {
            throw new IllegalArgumentException("header version out of range: " + version);
        }
        parentsByLevel = parentsByLevel.stream().map(List::copyOf).toList();
    }

    /**
     * Makes a header and computes its hash.
     *
     * @param version unsigned 16-bit
     * @param parentsByLevel parents per level
     * @param hashMerkleRoot merkle root of the body
     * @param acceptedIdMerkleRoot merkle root of accepted ids
     * @param utxoCommitment commitment to the UTXO set
     * @param timestampMillis milliseconds since the epoch
     * @param bits compact target
     * @param nonce nonce
     * @param daaScore DAA score
     * @param blueWork blue work
     * @param blueScore blue score
     * @param pruningPoint pruning point
     * @return the header with its hash
     */
    public static Header of(
            int version,
            List<List<Hash>> parentsByLevel,
            Hash hashMerkleRoot,
            Hash acceptedIdMerkleRoot,
            Hash utxoCommitment,
            long timestampMillis,
            int bits,
            long nonce,
            long daaScore,
            Uint192 blueWork,
            long blueScore,
            Hash pruningPoint) {
        Header unhashed = new Header(
                version,
                parentsByLevel,
                hashMerkleRoot,
                acceptedIdMerkleRoot,
                utxoCommitment,
                timestampMillis,
                bits,
                nonce,
                daaScore,
                blueWork,
                blueScore,
                pruningPoint,
                Hash.ZERO);
        return unhashed.withDeclaredHash(HeaderHashing.hash(unhashed));
    }

    /**
     * The same fields under a given identity, unchecked: for genesis blocks only.
     *
     * @param declared the identity
     * @return a header with that hash
     */
    public Header withDeclaredHash(Hash declared) {
        return new Header(
                version,
                parentsByLevel,
                hashMerkleRoot,
                acceptedIdMerkleRoot,
                utxoCommitment,
                timestampMillis,
                bits,
                nonce,
                daaScore,
                blueWork,
                blueScore,
                pruningPoint,
                declared);
    }

    /**
     * The same header with another nonce and timestamp, hash recomputed: what a miner changes.
     *
     * @param newTimestampMillis milliseconds since the epoch
     * @param newNonce nonce
     * @return a header
     */
    public Header withNonce(long newTimestampMillis, long newNonce) {
        return of(
                version,
                parentsByLevel,
                hashMerkleRoot,
                acceptedIdMerkleRoot,
                utxoCommitment,
                newTimestampMillis,
                bits,
                newNonce,
                daaScore,
                blueWork,
                blueScore,
                pruningPoint);
    }

    /**
     * The direct parents: level 0.
     *
     * @return empty for genesis
     */
    public List<Hash> directParents() {
        return parentsByLevel.isEmpty() ? List.of() : parentsByLevel.get(0);
    }
}
