package network.pyrin.image.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which services this very server runs: those of a profile, or some of them where the others run on other servers.
 *
 * @param profile how the programs are divided
 * @param services in order of starting; they stop in the opposite order
 */
public record Selection(Profile profile, List<Service> services) {
    /** Copies. */
    public Selection {
        services = List.copyOf(services);
    }

    /**
     * All services of a profile.
     *
     * @param profile which
     * @return the selection
     */
    public static Selection all(Profile profile) {
        return new Selection(profile, profile.services());
    }

    /**
     * Some services of a profile.
     *
     * @param profile which
     * @param programs their names
     * @return in the profile's order
     * @throws ServerException if one is not the profile's, or none is named
     */
    public static Selection some(Profile profile, List<String> programs) throws ServerException {
        List<Service> wanted = new ArrayList<>();
        for (String program : programs) {
            wanted.add(Service.parse(program.strip()));
        }
        if (wanted.isEmpty() || !profile.services().containsAll(wanted)) {
            throw new ServerException("the profile " + profile.text() + " has the programs " + names(profile.services())
                    + ", not " + String.join(",", programs));
        }
        return new Selection(
                profile, profile.services().stream().filter(wanted::contains).toList());
    }

    /**
     * Whether a service runs here.
     *
     * @param service which
     * @return true if it is selected
     */
    public boolean has(Service service) {
        return services.contains(service);
    }

    /**
     * The form that is stored.
     *
     * @return profile and programs
     */
    public String text() {
        return profile.text() + " " + names(services);
    }

    /**
     * The form for people.
     *
     * @return the profile, and the programs only where they are not all of it
     */
    public String words() {
        return services.equals(profile.services()) ? profile.text() : text();
    }

    private static String names(List<Service> services) {
        return services.stream().map(Service::program).collect(Collectors.joining(","));
    }

    /**
     * Reads the stored form.
     *
     * @param text as of {@link #text}
     * @return the selection
     * @throws ServerException if it is none
     */
    public static Selection parse(String text) throws ServerException {
        String[] words = text.strip().split(" ", 2);
        Profile profile = Profile.parse(words[0]);
        return words.length == 1 ? all(profile) : some(profile, List.of(words[1].split(",")));
    }
}
