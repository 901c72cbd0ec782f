package network.pyrin.infra.stacks;

import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;

/**
 * A function as it is deployed.
 *
 * @param name its name: folder, artefact, function
 * @param id beginning of its logical ids
 * @param function the function
 * @param alias what callers call; moves gradually
 */
record DeployedFunction(String name, String id, Function function, Alias alias) {}
