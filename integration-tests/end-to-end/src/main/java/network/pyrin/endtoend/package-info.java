/**
 * Drives the chain of a running stack from outside, for tests that need a given history on the explorer: payments,
 * acceptance, reorganisations.
 *
 * <pre>
 *   browser test ── JSON lines ──> DriverMain ──> ChainDriver ── gRPC ──> node of the stack (--no-mine --no-traffic)
 *                                                    │ same blocks
 *                                                    └──> a private consensus in memory, on which the other branch is mined
 * </pre>
 *
 * <p>{@link network.pyrin.endtoend.BackendsMain} is database and events alone, for stacks whose programs run apart.
 *
 * <p>Depends on the node's gRPC client, on consensus, on the test wallet and on the embedded backends; never on the stack it
 * looks at.
 */
@NullMarked
package network.pyrin.endtoend;

import org.jspecify.annotations.NullMarked;
