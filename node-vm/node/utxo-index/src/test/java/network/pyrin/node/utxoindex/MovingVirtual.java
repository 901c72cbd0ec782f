package network.pyrin.node.utxoindex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.BlockReader;
import network.pyrin.node.consensus.ChainReader;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.Submission;
import network.pyrin.node.consensus.TemplateBuilder;
import network.pyrin.node.consensus.TransactionChecker;
import network.pyrin.node.consensus.UtxoReader;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.consensus.virtual.VirtualState;

/** A consensus that only has a virtual UTXO set, which moves at random. */
final class MovingVirtual implements Consensus {
    private final SplittableRandom random;
    private final List<ConsensusListener> listeners = new ArrayList<>();
    private final Map<Outpoint, UtxoEntry> set = new LinkedHashMap<>();
    private long revision;
    private VirtualState virtual;

    MovingVirtual(SplittableRandom random) {
        this.random = random;
        this.virtual = state();
    }

    /** As after a restart: the same set and parents, revisions begin anew. */
    MovingVirtual restarted() {
        MovingVirtual again = new MovingVirtual(random);
        again.set.putAll(set);
        again.virtual = withRevision(virtual, 0);
        return again;
    }

    Map<Outpoint, UtxoEntry> set() {
        return set;
    }

    List<ScriptPublicKey> scripts() {
        List<ScriptPublicKey> scripts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // Prefixes of each other, and versions beside them.
            scripts.add(new ScriptPublicKey(i / 4, Bytes.wrap(new byte[i % 4 * 3])));
        }
        return scripts;
    }

    /** The next virtual state; tells the listeners unless the change is to be lost with a dying process. */
    void move(boolean told) {
        Map<Outpoint, UtxoEntry> added = new HashMap<>();
        Map<Outpoint, UtxoEntry> removed = new HashMap<>();
        for (Outpoint each : List.copyOf(set.keySet())) {
            if (random.nextInt(4) == 0) {
                removed.put(each, set.remove(each));
                if (random.nextInt(4) == 0) {
                    added.put(each, randomEntry());
                }
            }
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            added.put(new Outpoint(randomHash(), random.nextInt(300)), randomEntry());
        }
        set.putAll(added);
        revision++;
        virtual = state();
        VirtualChange change = new VirtualChange(virtual, new UtxoDiff(added, removed), List.of(), List.of());
        if (told) {
            listeners.forEach(listener -> listener.virtualChanged(change));
        }
    }

    private UtxoEntry randomEntry() {
        return new UtxoEntry(
                random.nextLong(1000), scripts().get(random.nextInt(6)), random.nextLong(100), random.nextBoolean());
    }

    private Hash randomHash() {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private VirtualState state() {
        return new VirtualState(
                revision,
                List.of(randomHash(), randomHash()),
                0,
                Uint192.ZERO,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                0,
                0,
                0,
                () -> Hash.ZERO,
                List.of(),
                List.of(),
                List.of(),
                UtxoDiff.EMPTY,
                List.of(),
                0,
                0,
                0,
                Hash.ZERO,
                Hash.ZERO,
                0);
    }

    private static VirtualState withRevision(VirtualState state, long revision) {
        return new VirtualState(
                revision,
                state.parents(),
                0,
                Uint192.ZERO,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                0,
                0,
                0,
                () -> Hash.ZERO,
                List.of(),
                List.of(),
                List.of(),
                UtxoDiff.EMPTY,
                List.of(),
                0,
                0,
                0,
                Hash.ZERO,
                Hash.ZERO,
                0);
    }

    @Override
    public NetworkParams params() {
        return NetworkParams.of(NetworkId.SIMNET);
    }

    @Override
    public VirtualState virtual() {
        return virtual;
    }

    @Override
    public UtxoReader utxos() {
        return new UtxoReader() {
            @Override
            public VirtualState forEach(BiConsumer<Outpoint, UtxoEntry> entries) {
                set.forEach(entries);
                return virtual;
            }

            @Override
            public Optional<UtxoEntry> get(Outpoint outpoint) {
                return Optional.ofNullable(set.get(outpoint));
            }
        };
    }

    @Override
    public void addListener(ConsensusListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(ConsensusListener listener) {
        listeners.remove(listener);
    }

    @Override
    public Submission submit(Block block) {
        throw new AssertionError("not part of this test");
    }

    @Override
    public BlockReader blocks() {
        throw new AssertionError("not part of this test");
    }

    @Override
    public ChainReader chain() {
        throw new AssertionError("not part of this test");
    }

    @Override
    public TransactionChecker transactions() {
        throw new AssertionError("not part of this test");
    }

    @Override
    public TemplateBuilder templates() {
        throw new AssertionError("not part of this test");
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
