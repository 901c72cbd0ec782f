package network.pyrin.infra.stacks;

import java.util.Map;

/**
 * The release that a deployment installs: what the stacks must know of a bundle, taken from its manifest.
 *
 * @param version the bundle's version
 * @param bundleSha256 SHA-256 of the archive, 64 hex digits; machines check it before they unpack
 * @param functionSha256 SHA-256 of each function's archive by function name, 64 hex digits
 */
public record Release(String version, String bundleSha256, Map<String, String> functionSha256) {
    /** Names of the functions, in the order in which they appear everywhere. */
    public static final java.util.List<String> FUNCTIONS =
            java.util.List.of("explorer-api", "wallet-api", "pool-api", "alerts");

    private static final String NO_HASH = "0".repeat(64);

    /** What snapshots and dry runs are made with: no bundle is needed to see what would be deployed. */
    public static final Release SAMPLE = new Release(
            "0.0.0",
            NO_HASH,
            Map.of("explorer-api", NO_HASH, "wallet-api", NO_HASH, "pool-api", NO_HASH, "alerts", NO_HASH));

    /** Checks and copies. */
    public Release {
        functionSha256 = Map.copyOf(functionSha256);
        check(bundleSha256);
        for (String name : FUNCTIONS) {
            String hash = functionSha256.get(name);
            if (hash == null) {
                throw new IllegalArgumentException("the release has no archive of function " + name);
            }
            check(hash);
        }
        if (!version.matches("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}")) {
            throw new IllegalArgumentException("not a version: " + version);
        }
    }

    /**
     * Where the bundle lies in the artefacts bucket.
     *
     * @param architecture {@code x64} or {@code aarch64}
     * @return the object's key
     */
    public String bundleKey(String architecture) {
        return "releases/" + version + "/pyrin-" + version + "-linux-" + architecture + ".tar.gz";
    }

    /**
     * Where a function's archive lies in the artefacts bucket. The key holds the hash, so that changed code is a changed template.
     *
     * @param function its name
     * @param artefact form, as presets write it
     * @return the object's key
     */
    public String functionKey(String function, String artefact) {
        String hash = functionSha256.getOrDefault(function, NO_HASH);
        return "functions/" + function + "/" + artefact + "-" + hash.substring(0, 32) + ".zip";
    }

    private static void check(String hash) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 hash: " + hash);
        }
    }
}
