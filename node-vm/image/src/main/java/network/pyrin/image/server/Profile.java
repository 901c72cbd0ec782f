package network.pyrin.image.server;

import java.util.List;

/** Which services a server runs. */
public enum Profile {
    /** Everything in one process, on embedded databases unless others are named. */
    STANDALONE("standalone", List.of(Service.STANDALONE)),
    /** Node, processor and stream apart, on a MongoDB and a Redis that run elsewhere. */
    SPLIT("split", List.of(Service.NODE, Service.PROCESSOR, Service.STREAM));

    private final String text;
    private final List<Service> services;

    Profile(String text, List<Service> services) {
        this.text = text;
        this.services = services;
    }

    /**
     * The word for it.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }

    /**
     * Its services.
     *
     * @return in order of starting; they stop in the opposite order
     */
    public List<Service> services() {
        return services;
    }

    /**
     * Reads the word.
     *
     * @param text as typed or stored
     * @return the profile
     * @throws ServerException if it is none
     */
    public static Profile parse(String text) throws ServerException {
        for (Profile profile : values()) {
            if (profile.text.equals(text.strip())) {
                return profile;
            }
        }
        throw new ServerException("there is no profile '" + text.strip() + "': choose standalone or split");
    }
}
