package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that a release knows: those its own {@code config/pyrin.env} sets or has as a comment.
 *
 * @param names sorted
 */
public record Keys(Set<String> names) {
    /** Chooses the network. */
    public static final String NETWORK = "PYRIN_NETWORK";
    /** Says how events go. */
    static final String EVENTS = "PYRIN_EVENTS";

    private static final Pattern LINE = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]*)=");
    private static final List<String> NETWORKS = List.of("mainnet", "testnet-10", "testnet-11", "devnet", "simnet");
    private static final List<String> STANDALONE_NETWORKS = List.of("devnet", "simnet");

    /** Copies. */
    public Keys {
        names = new TreeSet<>(names);
    }

    /**
     * The keys of a bundle.
     *
     * @param bundle its top folder
     * @return what it knows
     * @throws IOException if it has no such file
     */
    public static Keys of(Path bundle) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher line = LINE.matcher(Files.readString(bundle.resolve("config/pyrin.env")));
        while (line.find()) {
            names.add(line.group(1));
        }
        return new Keys(names);
    }

    /**
     * What an environment sets of them. Other variables are not ours to write down: they may be secrets.
     *
     * @param environment of this process
     * @return by key
     */
    public Map<String, String> in(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>(environment);
        found.keySet().retainAll(names);
        return found;
    }

    /**
     * Refuses what no service would ever look at, and what none could start with.
     *
     * @param values that are to be set
     * @param profile that they are for
     * @throws ServerException naming the first key that is wrong
     */
    public void check(Map<String, String> values, Profile profile) throws ServerException {
        for (Map.Entry<String, String> each : values.entrySet()) {
            if (!names.contains(each.getKey())) {
                throw new ServerException(
                        "there is no key " + each.getKey() + "; there are " + String.join(", ", names));
            }
            if (each.getValue().lines().count() > 1) {
                throw new ServerException("the value of " + each.getKey() + " must be one line");
            }
        }
        String network = values.getOrDefault(NETWORK, "simnet");
        List<String> networks = profile == Profile.STANDALONE ? STANDALONE_NETWORKS : NETWORKS;
        if (!networks.contains(network)) {
            throw new ServerException("there is no network '" + network + "' for " + profile.text() + ": choose one of "
                    + String.join(", ", networks));
        }
    }
}
