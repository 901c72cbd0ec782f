/**
 * {@code ./pyrin deploy}: one command from a build to a running cloud account.
 *
 * <pre>
 * preflight - lock - package - synth - diff - estimate - confirm
 *    - network - data - secret - artefacts - node - functions - (stream) - edge - observability
 *    - publish - smoke - table - unlock
 * </pre>
 *
 * Each box is a {@link network.pyrin.infra.deploy.Step}: it may be repeated safely, says in words what to do when it fails, and is noted in
 * a state file when it is done, so that the next call goes on where this one stopped. What a step touches is behind three small interfaces:
 * {@link network.pyrin.infra.deploy.Cloud} (the provider), {@link network.pyrin.infra.deploy.Tools} (other programs) and
 * {@link network.pyrin.infra.deploy.Operator} (the person). No secret is in the state, on a command line or in what is printed.
 */
@NullMarked
package network.pyrin.infra.deploy;

import org.jspecify.annotations.NullMarked;
