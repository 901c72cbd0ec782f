/**
 * A network of consensus instances in virtual time: seeded delays, splits, double spends, bad blocks, and crashes.
 *
 * <p>Test support; may see {@code node.consensus}, {@code node.storage}, {@code crypto-native}, {@code testing}.
 *
 * <pre>
 *   SimulationPlan ──> Simulation ─┬─ VirtualTime       events in order of time, nothing waits for a real clock
 *                                  ├─ SimulatedNetwork  delays and splits between nodes
 *                                  ├─ SimulatedNode     mines, receives, holds back orphans; may crash and come again
 *                                  └─ Agreement         at the end all nodes say the same, and a replay of UTXOs says so too
 * </pre>
 *
 * <p>Everything random comes from the plan's seed, so a failure is found again by its seed.
 */
@NullMarked
package network.pyrin.dagsimulation;

import org.jspecify.annotations.NullMarked;
