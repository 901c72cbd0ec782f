package network.pyrin.functions.routes;

/**
 * How many calls of a route are let through: by everybody together (the gateway's route throttle) and by one client
 * (counted by the process itself where there is no gateway).
 *
 * <p>Named on a resource by {@code x-throttle}; a client's calls of all routes of one class count together.
 */
public enum Throttle {
    /** A point read or a few. */
    READ("read", 500, 1_000, 40, 400),
    /** Hundreds of reads: long pages, lists of addresses. */
    HEAVY("heavy", 100, 200, 10, 60),
    /** Goes to the node. */
    SUBMIT("submit", 100, 200, 5, 50),
    /** Writes to the database for an anonymous caller. */
    REGISTER("register", 5, 20, 1, 10);

    private final String text;
    private final int ratePerSecond;
    private final int burst;
    private final int clientRatePerSecond;
    private final int clientBurst;

    Throttle(String text, int ratePerSecond, int burst, int clientRatePerSecond, int clientBurst) {
        this.text = text;
        this.ratePerSecond = ratePerSecond;
        this.burst = burst;
        this.clientRatePerSecond = clientRatePerSecond;
        this.clientBurst = clientBurst;
    }

    /**
     * The name in documents.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }

    /**
     * Calls a second of one route by everybody, in the long run.
     *
     * @return above 0
     */
    public int ratePerSecond() {
        return ratePerSecond;
    }

    /**
     * Calls of one route by everybody at once.
     *
     * @return at least the rate
     */
    public int burst() {
        return burst;
    }

    /**
     * Calls a second by one client, all routes of the class together, in the long run.
     *
     * @return above 0
     */
    public int clientRatePerSecond() {
        return clientRatePerSecond;
    }

    /**
     * Calls at once by one client, all routes of the class together.
     *
     * @return at least the rate
     */
    public int clientBurst() {
        return clientBurst;
    }

    /**
     * Reads {@link #text()}.
     *
     * @param text a name
     * @return the class
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Throttle parse(String text) {
        for (Throttle throttle : values()) {
            if (throttle.text.equals(text)) {
                return throttle;
            }
        }
        throw new IllegalArgumentException("no throttle is called " + text);
    }
}
