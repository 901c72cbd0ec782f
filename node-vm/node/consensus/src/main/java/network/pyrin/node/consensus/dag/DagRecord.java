package network.pyrin.node.consensus.dag;

import java.util.function.IntToLongFunction;
import java.util.function.LongToIntFunction;
import network.pyrin.chain.ByteReader;
import network.pyrin.chain.ByteWriter;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/**
 * The stored facts of one block: the value of {@code Prefix.DAG_BLOCK}.
 *
 * <p>Other blocks are named by how many insertions ago they came, in a variable-length number: one or two bytes for nearly all.
 * {@link Dag#ORIGIN} has insertion number 0.
 *
 * @param hash the block
 * @param level block level
 * @param bits compact target
 * @param timestampMillis from the header
 * @param pastMedianTimeMillis computed
 * @param daa DAA score and non-DAA blocks
 * @param ghostdag parents, mergeset, score, work, anticone sizes
 * @param mergeDepthRoot index
 * @param finalityPoint index
 */
record DagRecord(
        Hash hash,
        int level,
        int bits,
        long timestampMillis,
        long pastMedianTimeMillis,
        DaaData daa,
        GhostdagData ghostdag,
        int mergeDepthRoot,
        int finalityPoint) {
    private static final int FORMAT = 1;

    static DagRecord of(NewBlock block) {
        return new DagRecord(
                block.header().hash(),
                block.level(),
                block.header().bits(),
                block.header().timestampMillis(),
                block.pastMedianTimeMillis(),
                block.daa(),
                block.ghostdag(),
                block.mergeDepthRoot(),
                block.finalityPoint());
    }

    byte[] encode(long number, IntToLongFunction numberOf) {
        ByteWriter writer = new ByteWriter(256).u8(FORMAT);
        byte[] work = ghostdag.blueWork().toTrimmedBigEndian();
        writer.hash(hash)
                .varInt(level)
                .u32(bits)
                .u64(timestampMillis)
                .u64(pastMedianTimeMillis)
                .varInt(daa.daaScore())
                .varInt(ghostdag.blueScore())
                .u8(work.length)
                .bytes(work);
        writeList(writer, ghostdag.parents(), number, numberOf);
        writeList(writer, ghostdag.blues(), number, numberOf);
        writeList(writer, ghostdag.reds(), number, numberOf);
        writeList(writer, daa.nonDaa(), number, numberOf);
        writeList(writer, ghostdag.anticoneBlocks(), number, numberOf);
        for (int size : ghostdag.anticoneSizes()) {
            writer.varInt(size);
        }
        writer.varInt(number - numberOf.applyAsLong(mergeDepthRoot));
        writer.varInt(number - numberOf.applyAsLong(finalityPoint));
        return writer.toArray();
    }

    private static void writeList(ByteWriter writer, int[] blocks, long number, IntToLongFunction numberOf) {
        writer.varInt(blocks.length);
        for (int block : blocks) {
            writer.varInt(number - numberOf.applyAsLong(block));
        }
    }

    static DagRecord decode(byte[] bytes, long number, LongToIntFunction indexOf) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FORMAT) {
            throw new MalformedBytesException("unknown format " + format + " of DAG record " + number);
        }
        Hash hash = reader.hash();
        int level = (int) reader.varInt();
        int bits = reader.u32();
        long timestampMillis = reader.u64();
        long pastMedianTimeMillis = reader.u64();
        long daaScore = reader.varInt();
        long blueScore = reader.varInt();
        Uint192 work = Uint192.ofBigEndian(reader.bytes(reader.u8()).unsafeArray());
        int[] parents = readList(reader, number, indexOf);
        int[] blues = readList(reader, number, indexOf);
        int[] reds = readList(reader, number, indexOf);
        int[] nonDaa = readList(reader, number, indexOf);
        int[] anticoneBlocks = readList(reader, number, indexOf);
        int[] anticoneSizes = new int[anticoneBlocks.length];
        for (int i = 0; i < anticoneSizes.length; i++) {
            anticoneSizes[i] = (int) reader.varInt();
        }
        DagRecord record = new DagRecord(
                hash,
                level,
                bits,
                timestampMillis,
                pastMedianTimeMillis,
                new DaaData(daaScore, nonDaa, bits),
                new GhostdagData(parents, blues, reds, blueScore, work, anticoneBlocks, anticoneSizes),
                indexOf.applyAsInt(number - reader.varInt()),
                indexOf.applyAsInt(number - reader.varInt()));
        reader.expectEnd();
        return record;
    }

    private static int[] readList(ByteReader reader, long number, LongToIntFunction indexOf) {
        int[] blocks = new int[reader.count(1)];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = indexOf.applyAsInt(number - reader.varInt());
        }
        return blocks;
    }
}
