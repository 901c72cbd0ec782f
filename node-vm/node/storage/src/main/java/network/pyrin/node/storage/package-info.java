/**
 * Ordered key-value storage of the node: what consensus must find again after the process is gone.
 *
 * <p>May depend on {@code crypto} (for {@link network.pyrin.crypto.Hash} in keys), the RocksDB binding and the JDK.
 *
 * <pre>
 *   stage ──> Batch ──> KeyValueStore.write(batch, sync)      one batch = one step: whole or not at all
 *   readers ──> StoreReader (store or Snapshot): get, multiGet, scan
 *
 *   KeyValueStore ── RocksDbStore   node: write-ahead log on, UTXO set in its own column family
 *                 ├─ MemoryStore    tests and throw-away nodes: a persistent treap, snapshots for free
 *                 └─ CrashStore     tests: loses batches that were not synced, never part of one
 * </pre>
 *
 * <p>Keys are a {@link network.pyrin.node.storage.Prefix} byte and big-endian parts, so that what is read together lies
 * together. Every prefix of the node stands in that one registry. {@link network.pyrin.node.storage.DataFolder} keeps a second
 * process, another network and foreign files out.
 */
@NullMarked
package network.pyrin.node.storage;

import org.jspecify.annotations.NullMarked;
