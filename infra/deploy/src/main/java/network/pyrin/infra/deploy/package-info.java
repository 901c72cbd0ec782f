/**
 * One command from a build to a running cloud account: preflight, synth, diff, estimate, deploy, publish, smoke test.
 */
@NullMarked
package network.pyrin.infra.deploy;

import org.jspecify.annotations.NullMarked;
