/**
 * A living chain on one machine: a history mined before the first start, miners that go on in real time, and traffic.
 *
 * <pre>
 *   MiningClock (virtual for the history, real afterwards)
 *        |
 *   LivingChain ── find ──> ChainPort.template ── a delay later ──> ChainPort.submit ──> consensus
 *        |                                                                                 |
 *        +──── traffic ──> TrafficMaker ── coins ──> CoinBook <── UTXO diffs ──────────────+
 * </pre>
 *
 * <p>The rules are the network's real ones: blocks are templates that a miner held back for a simulated delay, so that
 * several are found in parallel; now and then one is withheld until it is red. Depends on {@code node} and, for signing,
 * on {@code crypto-native}.
 */
@NullMarked
package network.pyrin.simnet;

import org.jspecify.annotations.NullMarked;
