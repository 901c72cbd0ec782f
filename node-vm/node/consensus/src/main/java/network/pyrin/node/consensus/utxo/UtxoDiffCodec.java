package network.pyrin.node.consensus.utxo;

import java.util.HashMap;
import java.util.Map;
import network.pyrin.chain.ByteReader;
import network.pyrin.chain.ByteWriter;
import network.pyrin.chain.ChainCodec;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoEntry;

/** Stored diffs: version, then both maps, each a count and its entries in no particular order. */
public final class UtxoDiffCodec {
    private static final int FORMAT = 1;
    private static final int ENTRY_BYTES_MIN = 36;

    private UtxoDiffCodec() {}

    /**
     * The stored form.
     *
     * @param diff any diff
     * @return stored bytes
     */
    public static byte[] encode(UtxoDiff diff) {
        ByteWriter writer =
                new ByteWriter(64 + 100 * (diff.added().size() + diff.removed().size())).u8(FORMAT);
        write(writer, diff.removed());
        write(writer, diff.added());
        return writer.toArray();
    }

    private static void write(ByteWriter writer, Map<Outpoint, UtxoEntry> entries) {
        writer.varInt(entries.size());
        entries.forEach((outpoint, entry) -> {
            ChainCodec.writeOutpoint(writer, outpoint);
            ChainCodec.writeUtxoEntry(writer, entry);
        });
    }

    /**
     * Reads the stored form.
     *
     * @param bytes what {@link #encode} gave
     * @return the diff
     * @throws MalformedBytesException for anything else
     */
    public static UtxoDiff decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FORMAT) {
            throw new MalformedBytesException("unknown format " + format);
        }
        Map<Outpoint, UtxoEntry> removed = read(reader);
        Map<Outpoint, UtxoEntry> added = read(reader);
        reader.expectEnd();
        return new UtxoDiff(added, removed);
    }

    private static Map<Outpoint, UtxoEntry> read(ByteReader reader) {
        int count = reader.count(ENTRY_BYTES_MIN);
        Map<Outpoint, UtxoEntry> entries = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            Outpoint outpoint = ChainCodec.readOutpoint(reader);
            entries.put(outpoint, ChainCodec.readUtxoEntry(reader));
        }
        return entries;
    }
}
