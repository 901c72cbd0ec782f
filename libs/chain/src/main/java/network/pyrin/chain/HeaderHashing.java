package network.pyrin.chain;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.HashWriter;
import network.pyrin.crypto.KeyedHash;

/** Canonical header bytes and their hashes. Source: protocol 3.3 (consensus/core/src/hashing/header.rs). */
public final class HeaderHashing {
    private HeaderHashing() {}

    /**
     * The block hash.
     *
     * @param header any header; its {@code hash} component is not read
     * @return the identity of a block with these fields
     */
    public static Hash hash(Header header) {
        return hash(header, header.timestampMillis(), header.nonce());
    }

    /**
     * The hash that miners work on: timestamp and nonce are zero.
     *
     * @param header any header
     * @return the pre-PoW hash
     */
    public static Hash prePowHash(Header header) {
        return hash(header, 0, 0);
    }

    private static Hash hash(Header header, long timestampMillis, long nonce) {
        HashWriter writer = KeyedHash.BLOCK_HASH.writer().u16(header.version());
        writer.u64(header.parentsByLevel().size());
        for (List<Hash> level : header.parentsByLevel()) {
            writer.u64(level.size());
            level.forEach(writer::hash);
        }
        byte[] blueWork = header.blueWork().toTrimmedBigEndian();
        return writer.hash(header.hashMerkleRoot())
                .hash(header.acceptedIdMerkleRoot())
                .hash(header.utxoCommitment())
                .u64(timestampMillis)
                .u32(header.bits())
                .u64(nonce)
                .u64(header.daaScore())
                .u64(header.blueScore())
                .u64(blueWork.length)
                .bytes(blueWork)
                .hash(header.pruningPoint())
                .finish();
    }
}
