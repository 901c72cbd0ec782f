package network.pyrin.chain;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/** The stored layout of a header, without version byte; see {@link ChainCodec}. */
public final class HeaderCodec {
    private static final int LEVELS_MAX = 1 << 16;

    private HeaderCodec() {}

    /**
     * Writes a header without its hash. Neighbouring levels mostly have the same parents, so equal levels are written once.
     *
     * @param writer destination
     * @param header any header
     */
    public static void write(ByteWriter writer, Header header) {
        writer.u16(header.version());
        writeParents(writer, header.parentsByLevel());
        byte[] blueWork = header.blueWork().toTrimmedBigEndian();
        writer.hash(header.hashMerkleRoot())
                .hash(header.acceptedIdMerkleRoot())
                .hash(header.utxoCommitment())
                .u64(header.timestampMillis())
                .u32(header.bits())
                .u64(header.nonce())
                .u64(header.daaScore())
                .u64(header.blueScore())
                .u8(blueWork.length)
                .bytes(blueWork)
                .hash(header.pruningPoint());
    }

    /**
     * Reads a header.
     *
     * @param reader source
     * @param identity the hash it is known by
     * @return the header
     */
    public static Header read(ByteReader reader, Hash identity) {
        int version = reader.u16();
        List<List<Hash>> parents = readParents(reader);
        Hash hashMerkleRoot = reader.hash();
        Hash acceptedIdMerkleRoot = reader.hash();
        Hash utxoCommitment = reader.hash();
        long timestampMillis = reader.u64();
        int bits = reader.u32();
        long nonce = reader.u64();
        long daaScore = reader.u64();
        long blueScore = reader.u64();
        Uint192 blueWork = readBlueWork(reader);
        return new Header(
                version,
                parents,
                hashMerkleRoot,
                acceptedIdMerkleRoot,
                utxoCommitment,
                timestampMillis,
                bits,
                nonce,
                daaScore,
                blueWork,
                blueScore,
                reader.hash(),
                identity);
    }

    private static Uint192 readBlueWork(ByteReader reader) {
        int length = reader.u8();
        if (length > Uint192.BYTES_MAX) {
            throw new MalformedBytesException("blue work has at most 24 bytes, not " + length);
        }
        return Uint192.ofBigEndian(reader.bytes(length).unsafeArray());
    }

    private static void writeParents(ByteWriter writer, List<List<Hash>> levels) {
        writer.varInt(levels.size());
        int from = 0;
        while (from < levels.size()) {
            List<Hash> level = levels.get(from);
            int to = from + 1;
            while (to < levels.size() && levels.get(to).equals(level)) {
                to++;
            }
            writer.varInt(to - from).varInt(level.size());
            level.forEach(writer::hash);
            from = to;
        }
    }

    private static List<List<Hash>> readParents(ByteReader reader) {
        long levels = reader.varInt();
        if (levels < 0 || levels > LEVELS_MAX) {
            throw new MalformedBytesException("too many parent levels: " + Long.toUnsignedString(levels));
        }
        List<List<Hash>> parents = new ArrayList<>((int) levels);
        while (parents.size() < levels) {
            long repeat = reader.varInt();
            if (repeat < 1 || repeat > levels - parents.size()) {
                throw new MalformedBytesException("impossible run of parent levels: " + Long.toUnsignedString(repeat));
            }
            List<Hash> level = ChainCodec.readList(reader, Hash.BYTES, ByteReader::hash);
            for (long i = 0; i < repeat; i++) {
                parents.add(level);
            }
        }
        return parents;
    }
}
