/**
 * The DAG of headers in memory, in columns of primitives, and the rules of protocol section 4 over it.
 *
 * <p>May depend on {@code consensus.rules}, {@code storage}, {@code chain}, {@code crypto}; knows no bodies, no UTXOs, no stages.
 *
 * <pre>
 *   Dag ─┬─ HashIndex      hash ↔ int            a block is an int everywhere below
 *        ├─ FactColumns     one column per fact   scores, work, times, selected parent, roots, status
 *        ├─ BlockLists     packed int records    parents, mergeset blues and reds, anticone sizes, non-DAA blocks
 *        ├─ Reachability   interval tree         "is a in the past of b" by array reads
 *        ├─ HeaderStore    disk, recent ones cached
 *        └─ PruningState   past pruning points
 *   DagRules ─┬─ Ghostdag         parents → selected parent, blues, reds, score, work
 *             ├─ BlockWindows     the highest blocks of a past, whole or sampled → Difficulty, MedianTime, DAA score
 *             ├─ BlockDepths      merge depth root, finality point, bounded merge
 *             ├─ PruningRules     pruning point a header must name, moves of the node's own
 *             └─ ParentLevels     parents per block level a header must name
 * </pre>
 *
 * <p>One thread at a time inserts; any number read without locks meanwhile. What a reader reaches through an index it has got was
 * complete before that index became visible. Disk holds one record per block, in order of insertion; the columns are loaded from
 * them by one scan. Reachability is rebuilt from the selected parents while loading instead of being stored: it is an index,
 * any exact one is as good (protocol 4.3), and reindexing would else rewrite thousands of records for one block.
 */
@NullMarked
package network.pyrin.node.consensus.dag;

import org.jspecify.annotations.NullMarked;
