package network.pyrin.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each module may see of the others: the flow of the architecture's picture as a table. A module sees itself always.
 * To let a module see another, add it here and say why in the commit; the list of exceptions in {@link ArchitectureTest}
 * may only shrink.
 */
final class ModuleRules {
    static final String BASE = "network.pyrin.";

    /** Module root package (without the base) to the root packages it may use. */
    static final Map<String, List<String>> ALLOWED = new LinkedHashMap<>();

    static {
        ALLOWED.put("crypto", List.of());
        ALLOWED.put("cryptonative", List.of("crypto"));
        ALLOWED.put("chain", List.of("crypto"));
        ALLOWED.put("noderpc", List.of("chain", "crypto"));
        ALLOWED.put("events", List.of("chain", "crypto"));
        ALLOWED.put("eventsaws", List.of("events", "chain", "crypto"));
        ALLOWED.put("readmodel", List.of("chain", "crypto"));
        ALLOWED.put("embedded", List.of());
        ALLOWED.put("views", List.of("events", "readmodel", "chain", "crypto"));

        ALLOWED.put("webhooks", List.of("crypto"));

        ALLOWED.put("functions.routes", List.of());
        // Changes libraries, not functions.
        ALLOWED.put("functions.substitutions", List.of());
        // What makes the artefacts knows the functions by their files only.
        ALLOWED.put("functions.bundle", List.of());
        // Finds what must be prepared for a snapshot by its type alone.
        ALLOWED.put("functions.snapshot", List.of());
        // Between the gateway's events and the framework: knows no function.
        ALLOWED.put("functions.httpevents", List.of());
        // One connection to the database, with its failures, is what all functions share.
        ALLOWED.put("functions.common", List.of("functions.routes", "readmodel", "chain", "crypto"));
        ALLOWED.put(
                "functions.explorerapi",
                List.of("functions.common", "functions.routes", "views", "events", "readmodel", "chain", "crypto"));

        ALLOWED.put(
                "functions.walletapi",
                List.of(
                        "functions.common",
                        "functions.routes",
                        "webhooks",
                        "views",
                        "noderpc",
                        "readmodel",
                        "chain",
                        "crypto"));
        ALLOWED.put("functions.poolapi", List.of("functions.common", "functions.routes", "chain", "crypto"));
        // No HTTP is served there: it starts faster without what the others share.
        ALLOWED.put("functions.alerts", List.of("webhooks", "events", "readmodel", "chain", "crypto"));

        ALLOWED.put("node.storage", List.of("crypto"));
        ALLOWED.put("node.scriptengine", List.of("chain", "crypto"));
        ALLOWED.put("node.consensus", List.of("node.storage", "node.scriptengine", "chain", "crypto"));
        ALLOWED.put("node.utxoindex", List.of("node.consensus", "node.storage", "chain", "crypto"));
        ALLOWED.put("node.mempool", List.of("node.consensus", "node.scriptengine", "chain", "crypto"));
        ALLOWED.put(
                "node.rpcserver",
                List.of("node.consensus", "node.mempool", "node.utxoindex", "noderpc", "chain", "crypto"));
        ALLOWED.put("node.app", List.of("node", "noderpc", "chain", "crypto", "cryptonative"));

        ALLOWED.put("processor", List.of("noderpc", "readmodel", "events", "eventsaws", "chain", "crypto"));
        ALLOWED.put("stream", List.of("views", "events", "eventsaws", "readmodel", "chain", "crypto"));
        ALLOWED.put("simnet", List.of("node", "chain", "crypto", "cryptonative"));
        // What installs and deploys knows the programs by their names and files only.
        ALLOWED.put("releasebundle", List.of());
        ALLOWED.put("image", List.of("releasebundle"));
        ALLOWED.put("infra.stacks", List.of("functions.routes"));
        ALLOWED.put("infra.deploy", List.of("infra.stacks", "functions.routes", "releasebundle"));
        // The composition root: the one place that may see everything.
        ALLOWED.put(
                "standalone",
                List.of(
                        "node",
                        "noderpc",
                        "processor",
                        "stream",
                        "simnet",
                        "functions",
                        "embedded",
                        "webhooks",
                        "views",
                        "readmodel",
                        "events",
                        "eventsaws",
                        "chain",
                        "crypto",
                        "cryptonative"));
    }

    private ModuleRules() {}

    /** The module a class belongs to: the longest listed package it lies in. */
    static String moduleOf(String packageName) {
        String best = "";
        for (String module : ALLOWED.keySet()) {
            if (isBelow(packageName, module) && module.length() > best.length()) {
                best = module;
            }
        }
        return best;
    }

    static boolean isAllowed(String fromModule, String packageName) {
        return isBelow(packageName, fromModule)
                || ALLOWED.getOrDefault(fromModule, List.of()).stream()
                        .anyMatch(allowed -> isBelow(packageName, allowed));
    }

    private static boolean isBelow(String packageName, String module) {
        String root = BASE + module;
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }
}
