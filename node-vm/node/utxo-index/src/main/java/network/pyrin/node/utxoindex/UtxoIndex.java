package network.pyrin.node.utxoindex;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import network.pyrin.chain.Block;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Cursor;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;
import network.pyrin.node.storage.StorageException;

/**
 * Virtual's UTXO set by script: what the calls by address are answered from.
 *
 * <p>A view in the node's own store, moved by the same differences as virtual, one batch each, together with the parents of
 * the virtual block it stands at. At the start that position is compared with consensus; if the process died between
 * consensus' batch and the view's, the view is built anew (a second or two per million outputs). Reading waits until the
 * view has caught up with the virtual state of the moment of asking, so a client that was told of a block finds its outputs.
 */
public final class UtxoIndex implements ConsensusListener, AutoCloseable {
    private static final byte[] POSITION = Prefix.UTXO_INDEX_META.key(new byte[] {'p'});
    private static final int BUILD_BATCH = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consensus consensus;
    private final KeyValueStore store;
    private long revision;
    private boolean rebuilt;
    private boolean closed;
    private boolean broken;

    private UtxoIndex(Consensus consensus, KeyValueStore store) {
        this.consensus = consensus;
        this.store = store;
    }

    /**
     * Opens the view and follows consensus from now on.
     *
     * @param consensus takes no blocks yet, so that view and virtual state can be compared
     * @param store the node's store
     * @return the view, caught up
     */
    public static UtxoIndex open(Consensus consensus, KeyValueStore store) {
        UtxoIndex index = new UtxoIndex(consensus, store);
        consensus.addListener(index);
        index.catchUp();
        return index;
    }

    private synchronized void catchUp() {
        VirtualState virtual = consensus.virtual();
        Optional<byte[]> position = store.get(POSITION);
        if (position.isPresent() && Arrays.equals(position.get(), position(virtual))) {
            revision = virtual.revision();
        } else {
            rebuild();
        }
    }

    /**
     * Whether the stored view could not be used when it was opened.
     *
     * @return true if it was built anew; also at the first opening
     */
    public synchronized boolean wasRebuilt() {
        return rebuilt;
    }

    private void rebuild() {
        rebuilt = true;
        // The position goes first: a build that is interrupted is never taken for a whole one.
        Batch start = new Batch().delete(POSITION);
        start.deleteRange(Prefix.UTXO_INDEX.key(), Prefix.after(Prefix.UTXO_INDEX.key()));
        store.write(start, KeyValueStore.Sync.BUFFERED);
        Batch[] batch = {new Batch()};
        VirtualState built = consensus.utxos().forEach((outpoint, entry) -> {
            put(batch[0], outpoint, entry);
            if (batch[0].operations().size() >= BUILD_BATCH) {
                store.write(batch[0], KeyValueStore.Sync.BUFFERED);
                batch[0] = new Batch();
            }
        });
        batch[0].put(POSITION, position(built));
        store.write(batch[0], KeyValueStore.Sync.BUFFERED);
        revision = built.revision();
    }

    private static byte[] position(VirtualState virtual) {
        ByteBuffer bytes = ByteBuffer.allocate(Hash.BYTES * virtual.parents().size());
        virtual.parents().forEach(parent -> bytes.put(parent.toBytes()));
        return bytes.array();
    }

    @Override
    public void blockAdded(Block block) {
        // Outputs change when virtual does.
    }

    @Override
    public synchronized void virtualChanged(VirtualChange change) {
        if (change.state().revision() <= revision || closed) {
            return;
        }
        UtxoDiff diff = change.utxos();
        Batch batch = new Batch();
        // An outpoint may be in both: removed first, so that the replacement stays.
        diff.removed().forEach((outpoint, entry) -> batch.delete(UtxoIndexKeys.key(entry.scriptPublicKey(), outpoint)));
        diff.added().forEach((outpoint, entry) -> put(batch, outpoint, entry));
        batch.put(POSITION, position(change.state()));
        store.write(batch, KeyValueStore.Sync.BUFFERED);
        revision = change.state().revision();
        notifyAll();
    }

    @Override
    public synchronized void failed(Throwable cause) {
        broken = true;
        notifyAll();
    }

    private static void put(Batch batch, Outpoint outpoint, UtxoEntry entry) {
        batch.put(UtxoIndexKeys.key(entry.scriptPublicKey(), outpoint), UtxoIndexKeys.value(entry));
    }

    /**
     * The sum of a script's unspent outputs.
     *
     * @param script whose
     * @return leor; empty if there are no outputs
     */
    public OptionalLong balance(ScriptPublicKey script) {
        awaitVirtual();
        long[] sum = {0, 0};
        walk(script, (outpoint, entry) -> {
            sum[0] = Math.addExact(sum[0], entry.amount());
            sum[1]++;
            return true;
        });
        return sum[1] == 0 ? OptionalLong.empty() : OptionalLong.of(sum[0]);
    }

    /**
     * A script's unspent outputs in order of their outpoints.
     *
     * @param scripts whose
     * @param consumer is given each output; answers whether to go on
     */
    public void forEach(List<ScriptPublicKey> scripts, BiPredicate<Outpoint, UtxoEntry> consumer) {
        awaitVirtual();
        for (ScriptPublicKey script : scripts) {
            if (!walk(script, consumer)) {
                return;
            }
        }
    }

    private boolean walk(ScriptPublicKey script, BiPredicate<Outpoint, UtxoEntry> consumer) {
        try (Cursor cursor = store.scan(UtxoIndexKeys.of(script))) {
            while (cursor.next()) {
                Outpoint outpoint = UtxoIndexKeys.outpoint(cursor.key());
                if (!consumer.test(outpoint, UtxoIndexKeys.entry(script, cursor.value()))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Waits until the view is where virtual is now; at most some seconds, then what is there is told. */
    private void awaitVirtual() {
        long wanted = consensus.virtual().revision();
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            long left = PATIENCE.toMillis();
            while (revision < wanted && left > 0 && !closed && !broken) {
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = (end - System.nanoTime()) / 1_000_000;
            }
            if (broken) {
                throw new StorageException(
                        StorageException.Reason.DAMAGED, "the UTXO index has stopped: restart the node");
            }
        }
    }

    /** Stops following; the store belongs to the caller. */
    @Override
    public void close() {
        consensus.removeListener(this);
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}
