package network.pyrin.infra.deploy;

import java.nio.file.Path;
import java.util.Optional;
import network.pyrin.infra.stacks.preset.Preset;

/**
 * What is to be deployed where, before anything is looked at.
 *
 * @param root the checkout
 * @param work folder for state, assembly and unpacked bundle: {@code .pyrin/deploy}
 * @param presetText the preset file's text: another text is another plan
 * @param preset the preset
 * @param region where the site goes
 * @param account the account that is meant, if the operator named one
 * @param bundle a bundle that was made before
 * @param yes whether to ask nothing
 * @param users daily users for the estimate
 * @param blocksPerSecond blocks a second for the estimate
 */
record Plan(
        Path root,
        Path work,
        String presetText,
        Preset preset,
        String region,
        Optional<String> account,
        Optional<Path> bundle,
        boolean yes,
        int users,
        int blocksPerSecond) {

    String site() {
        return preset.site().name();
    }

    /** The full name of one of the site's stacks. */
    String stack(String part) {
        return site() + "-" + part;
    }

    /** Name of the lock that keeps two deployments of one site apart. */
    String lockName() {
        return "/pyrin/" + site() + "/deploying";
    }

    Path stateFile(String ofAccount) {
        return work.resolve(ofAccount + "-" + region + "-" + site() + ".json");
    }
}
