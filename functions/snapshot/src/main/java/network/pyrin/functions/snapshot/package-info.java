/**
 * Functions of the managed runtime are published with SnapStart: the started process is copied, and each instance is such
 * a copy. What a copy must not hold is given up before, what takes long the first time is done before.
 *
 * <pre>
 *   start -> prime (one harmless event) -> beans that implement org.crac.Resource let go of connections
 *         -> snapshot
 *         -> random numbers read ahead are thrown away -> first event: new connections, secrets read again
 * </pre>
 *
 * <p>The framework itself loads classes and starts before the snapshot (its {@code quarkus.snapstart} settings) and does
 * no more. An artefact with its own runtime is never copied: there this registers nothing. May depend on the framework.
 *
 * <p>Source: "Improving startup performance with Lambda SnapStart" of the AWS Lambda developer guide.
 */
@NullMarked
package network.pyrin.functions.snapshot;

import org.jspecify.annotations.NullMarked;
