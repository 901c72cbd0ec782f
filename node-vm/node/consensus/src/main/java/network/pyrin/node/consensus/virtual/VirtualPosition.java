package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.ByteReader;
import network.pyrin.chain.ByteWriter;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.crypto.Hash;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;

/**
 * Where virtual stands, as stored: written in the same batch as the UTXO set, so both always agree.
 *
 * @param parents virtual's parents; the first is the sink, at which the stored UTXO set stands
 * @param sinkSupplyLeor sum of the stored UTXO set
 */
record VirtualPosition(List<Hash> parents, long sinkSupplyLeor) {
    private static final int FORMAT = 1;
    private static final byte[] KEY = Prefix.VIRTUAL.key(new byte[] {'p'});

    VirtualPosition {
        parents = List.copyOf(parents);
    }

    static Optional<VirtualPosition> load(KeyValueStore store) {
        return store.get(KEY).map(VirtualPosition::decode);
    }

    void stage(Batch batch) {
        ByteWriter writer =
                new ByteWriter(64 + Hash.BYTES * parents.size()).u8(FORMAT).u64(sinkSupplyLeor);
        writer.varInt(parents.size());
        parents.forEach(writer::hash);
        batch.put(KEY, writer.toArray());
    }

    private static VirtualPosition decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        int format = reader.u8();
        if (format != FORMAT) {
            throw new MalformedBytesException("unknown format " + format);
        }
        long supply = reader.u64();
        List<Hash> parents = new ArrayList<>();
        for (int left = reader.count(Hash.BYTES); left > 0; left--) {
            parents.add(reader.hash());
        }
        reader.expectEnd();
        return new VirtualPosition(parents, supply);
    }
}
