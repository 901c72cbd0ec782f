/** Deployments against a double of the CDK command and an emulator of the provider. */
@NullMarked
package network.pyrin.infra.deploy;

import org.jspecify.annotations.NullMarked;
