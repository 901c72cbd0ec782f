/**
 * One packaged function, run as Lambda runs it.
 *
 * <pre>
 *   zip -> Artefact (unpacked, read-only) -> Sandbox (process: own /tmp, no inherited environment, limits)
 *   invoke -> HostedFunction (instances, scale-out) -> Instance (freezes, kills) <-> RuntimeApi <-> the process
 * </pre>
 *
 * <p>An instance answers one call at a time. It is stopped (SIGSTOP) between calls, killed when it exceeds its time or
 * memory, and replaced by a new one at the next call. Depends on nothing of the product.
 *
 * <p>Source: "Lambda runtime API" and "Lambda execution environment lifecycle" of the AWS Lambda developer guide.
 */
@NullMarked
package network.pyrin.lambdahost.runtime;

import org.jspecify.annotations.NullMarked;
