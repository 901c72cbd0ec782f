/**
 * Upkeep of a stopped node's chain: check everything that is stored, write all blocks to a file, take blocks in from one.
 *
 * <pre>
 *   verify:  data folder ─▶ consensus ─▶ ChainVerify ─▶ findings
 *   export:  data folder ─▶ consensus ─▶ ChainWalk ─▶ BlockJson ─▶ file (gzip, a block a line, parents first)
 *   import:  file ─▶ BlockJson ─▶ ChainImport ─▶ consensus, every rule checked
 * </pre>
 *
 * <p>The file is that of the recorded chains which the consensus tests replay, without their expectations. Depends on consensus,
 * the UTXO index and Jackson.
 */
@NullMarked
package network.pyrin.node.app.upkeep;

import org.jspecify.annotations.NullMarked;
