package network.pyrin.node.consensus.dag;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.crypto.Words;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.Cursor;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.Prefix;
import network.pyrin.node.storage.StorageException;

/** What of the DAG is on disk: headers, one record of facts per block, statuses, selected tip, pruning points. */
final class DagStore {
    private static final byte[] SELECTED_TIP = key("headers-selected-tip");
    private static final byte[] PRUNING_CANDIDATE = key("pruning-candidate");
    private static final int[] NOTHING = new int[0];

    private final KeyValueStore store;
    private final DagColumns columns;
    private final HeaderStore headers;
    private long lastNumber;

    /**
     * What the columns do not hold.
     *
     * @param headersSelectedTip index
     * @param pruning pruning points
     */
    record Loaded(int headersSelectedTip, PruningState pruning) {}

    DagStore(KeyValueStore store, DagColumns columns) {
        this.store = store;
        this.columns = columns;
        this.headers = new HeaderStore(store);
    }

    private static byte[] key(String name) {
        return Prefix.META.key(name.getBytes(StandardCharsets.US_ASCII));
    }

    HeaderStore headers() {
        return headers;
    }

    long nextNumber() {
        return lastNumber + 1;
    }

    void inserted() {
        lastNumber++;
    }

    void insert(Header header, DagRecord record, boolean leads) {
        Batch batch = new Batch();
        stageBlock(batch, header, record);
        if (leads) {
            batch.put(SELECTED_TIP, header.hash().toBytes());
        }
        store.write(batch, KeyValueStore.Sync.BUFFERED);
        headers.remember(header);
    }

    private void stageBlock(Batch batch, Header header, DagRecord record) {
        long number = nextNumber();
        headers.stage(batch, header);
        batch.put(Prefix.DAG_BLOCK.key(number), record.encode(number, columns.facts.number::get));
        stageStatus(batch, header.hash(), BlockStatus.HEADER_ONLY);
    }

    void stageStatus(Batch batch, Hash hash, BlockStatus status) {
        batch.put(Prefix.STATUS.key(hash), new byte[] {status.code()});
    }

    Optional<BlockStatus> status(Hash hash) {
        return store.get(Prefix.STATUS.key(hash)).map(value -> BlockStatus.ofCode(value[0]));
    }

    void markInvalid(Hash hash) {
        Batch batch = new Batch();
        stageStatus(batch, hash, BlockStatus.INVALID);
        store.write(batch, KeyValueStore.Sync.BUFFERED);
    }

    void stagePruning(Batch batch, PruningState present, PruningState next) {
        for (int i = present.points().size(); i < next.points().size(); i++) {
            int block = next.points().get(i).block();
            batch.put(Prefix.PRUNING_POINT.key(i), columns.hashes.hash(block).toBytes());
        }
        batch.put(PRUNING_CANDIDATE, columns.hashes.hash(next.candidate()).toBytes());
    }

    /** Fills the columns; writes genesis first if there is nothing. */
    Loaded load(NetworkParams params) {
        if (store.get(SELECTED_TIP).isEmpty()) {
            writeGenesis(params);
        }
        loadBlocks();
        loadStatuses();
        int tip = named(SELECTED_TIP);
        columns.finishLoading(tip);
        return new Loaded(tip, new PruningState(loadPruningPoints(), named(PRUNING_CANDIDATE)));
    }

    private void writeGenesis(NetworkParams params) {
        Header header = params.genesis().header();
        DagRecord record = new DagRecord(
                header.hash(),
                params.maxBlockLevel(),
                header.bits(),
                header.timestampMillis(),
                header.timestampMillis(),
                new DaaData(header.daaScore(), NOTHING, header.bits()),
                new GhostdagData(NOTHING, NOTHING, NOTHING, 0, Uint192.ZERO, NOTHING, NOTHING),
                Dag.ORIGIN,
                Dag.ORIGIN);
        Batch batch = new Batch();
        stageBlock(batch, header, record);
        byte[] hash = header.hash().toBytes();
        batch.put(SELECTED_TIP, hash).put(PRUNING_CANDIDATE, hash).put(Prefix.PRUNING_POINT.key(0), hash);
        store.write(batch, KeyValueStore.Sync.SYNCED);
    }

    private void loadBlocks() {
        try (Cursor cursor = store.scan(Prefix.DAG_BLOCK.key())) {
            while (cursor.next()) {
                long number = Words.longBigEndian(cursor.key(), 1);
                columns.load(DagRecord.decode(cursor.value(), number, this::indexOfNumber), number);
                lastNumber = number;
            }
        }
    }

    /** Blocks are loaded in order of their numbers, so the column is sorted meanwhile. */
    private int indexOfNumber(long number) {
        int low = Dag.ORIGIN;
        int high = columns.hashes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = columns.facts.number.get(middle);
            if (found == number) {
                return middle;
            }
            if (found < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw damaged("a block refers to record " + number + ", which is missing");
    }

    private void loadStatuses() {
        try (Cursor cursor = store.scan(Prefix.STATUS.key())) {
            while (cursor.next()) {
                int block = columns.hashes.find(Hash.read(cursor.key(), 1));
                if (block != Dag.NONE) {
                    BlockStatus status = BlockStatus.ofCode(cursor.value()[0]);
                    columns.facts.setLevelAndStatus(block, columns.facts.level(block), status);
                }
            }
        }
    }

    private List<PruningState.Point> loadPruningPoints() {
        List<PruningState.Point> points = new ArrayList<>();
        try (Cursor cursor = store.scan(Prefix.PRUNING_POINT.key())) {
            while (cursor.next()) {
                int block = known(Hash.of(cursor.value()));
                points.add(new PruningState.Point(block, columns.facts.blueScore.get(block)));
            }
        }
        return points;
    }

    private int named(byte[] key) {
        byte[] hash = store.get(key)
                .orElseThrow(() -> damaged(
                        "the entry " + new String(key, 1, key.length - 1, StandardCharsets.US_ASCII) + " is missing"));
        return known(Hash.of(hash));
    }

    private int known(Hash hash) {
        int block = columns.hashes.find(hash);
        if (block == Dag.NONE) {
            throw damaged("block " + hash + " is missing");
        }
        return block;
    }

    private static StorageException damaged(String what) {
        return new StorageException(StorageException.Reason.DAMAGED, "the stored DAG is damaged: " + what);
    }
}
