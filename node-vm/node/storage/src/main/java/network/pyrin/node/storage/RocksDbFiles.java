package network.pyrin.node.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBufferManager;

/** The native side of a {@link RocksDbStore}: options, column families, and the order in which they are freed. */
final class RocksDbFiles {
    private static final byte[] UTXO_FAMILY = {'u', 't', 'x', 'o'};
    private static final int BLOOM_BITS_PER_KEY = 10;
    private static final int OPEN_FILES_MAX = 256;
    private static final long LOG_FILE_BYTES = 4L << 20;

    private final Path folder;
    private final RocksDB database;
    private final ColumnFamilyHandle standard;
    private final ColumnFamilyHandle utxo;
    private final ReadOptions reads = new ReadOptions();
    private final Set<Cursor> cursors = ConcurrentHashMap.newKeySet();
    /** Freed after the database, in this order. */
    private final List<AutoCloseable> resources;

    private RocksDbFiles(
            Path folder,
            RocksDB database,
            ColumnFamilyHandle standard,
            ColumnFamilyHandle utxo,
            List<AutoCloseable> resources) {
        this.folder = folder;
        this.database = database;
        this.standard = standard;
        this.utxo = utxo;
        this.resources = resources;
    }

    static RocksDbFiles open(Path folder, StoreMemory memory) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StorageException(
                    StorageException.Reason.UNWRITABLE, "cannot create the database folder " + folder, e);
        }
        List<AutoCloseable> resources = new ArrayList<>();
        Cache cache = new LRUCache(memory.blockCacheBytes());
        // Charging the write buffers to a cache of their own gives one firm limit for all column families.
        Cache bufferAccount = new LRUCache(memory.writeBufferBytes());
        WriteBufferManager buffers = new WriteBufferManager(memory.writeBufferBytes(), bufferAccount);
        DBOptions options = databaseOptions(buffers);
        ColumnFamilyOptions family = familyOptions(cache, memory);
        resources.addAll(List.of(options, family, buffers, bufferAccount, cache));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB database = RocksDB.open(
                    options,
                    folder.toString(),
                    List.of(
                            new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
                            new ColumnFamilyDescriptor(UTXO_FAMILY, family)),
                    handles);
            return new RocksDbFiles(folder, database, handles.get(0), handles.get(1), resources);
        } catch (RocksDBException e) {
            resources.forEach(RocksDbFiles::free);
            throw explain(folder, "opening", e);
        }
    }

    private static DBOptions databaseOptions(WriteBufferManager buffers) {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(buffers)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setMaxTotalWalSize(128L << 20)
                .setBytesPerSync(1L << 20);
    }

    private static ColumnFamilyOptions familyOptions(Cache cache, StoreMemory memory) {
        return new ColumnFamilyOptions()
                .setWriteBufferSize(memory.writeBufferBytes() / 3)
                .setMaxWriteBufferNumber(2)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(16 << 10)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setFilterPolicy(new BloomFilter(BLOOM_BITS_PER_KEY)));
    }

    Path folder() {
        return folder;
    }

    RocksDB database() {
        return database;
    }

    ReadOptions reads() {
        return reads;
    }

    ColumnFamilyHandle family(byte[] key) {
        return key[0] == Prefix.UTXO.code() ? utxo : standard;
    }

    void opened(Cursor cursor) {
        cursors.add(cursor);
    }

    void closed(Cursor cursor) {
        cursors.remove(cursor);
    }

    /** Iterators first, then handles, then the database, then what it used. */
    void close() {
        cursors.forEach(Cursor::close);
        try {
            database.syncWal();
        } catch (RocksDBException e) {
            throw explain("syncing", e);
        } finally {
            // Given back in any case, or the folder would stay locked while this process lives.
            reads.close();
            standard.close();
            utxo.close();
            database.close();
            resources.forEach(RocksDbFiles::free);
        }
    }

    private static void free(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("native memory could not be freed", e);
        }
    }

    StorageException explain(String doing, RocksDBException e) {
        return explain(folder, doing, e);
    }

    private static StorageException explain(Path folder, String doing, RocksDBException e) {
        String said = e.getMessage() == null ? "" : e.getMessage();
        String lower = said.toLowerCase(Locale.ROOT);
        Status status = e.getStatus();
        if (lower.contains("no space left") || (status != null && status.getSubCode() == Status.SubCode.NoSpace)) {
            return new StorageException(
                    StorageException.Reason.FULL,
                    "the disk that holds " + folder + " is full (while " + doing + ")",
                    e);
        }
        if (lower.contains("lock file") || lower.contains("lock hold")) {
            return new StorageException(
                    StorageException.Reason.LOCKED, "the database in " + folder + " is open in another process", e);
        }
        if (lower.contains("permission denied") || lower.contains("read-only file system")) {
            return new StorageException(
                    StorageException.Reason.UNWRITABLE, "no permission to write the database in " + folder, e);
        }
        if (lower.contains("column famil") || lower.contains("invalid argument")) {
            return new StorageException(
                    StorageException.Reason.FOREIGN,
                    folder + " holds a database that is not this program's: " + said,
                    e);
        }
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new StorageException(
                    StorageException.Reason.DAMAGED, "the database in " + folder + " is damaged: " + said, e);
        }
        return new StorageException(
                StorageException.Reason.FAILED,
                "the database in " + folder + " failed while " + doing + ": " + said,
                e);
    }
}
