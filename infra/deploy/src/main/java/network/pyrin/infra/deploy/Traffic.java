package network.pyrin.infra.deploy;

/**
 * What users and blocks ask for in a month, under assumptions that are written here and nowhere else.
 *
 * <p>A visit: 20 files, 25 calls of the API of which the content network answers 70 percent, five minutes of live stream, 1.5 MB in all. A
 * block: 3 KB in the read model, one message on the topic, one call of alerts, 5 KB to the database.
 *
 * @param users daily users, one visit each
 * @param blocksPerSecond blocks a second
 */
record Traffic(int users, int blocksPerSecond) {
    /** Hours of a month. */
    static final double HOURS = 730;

    private static final double DAYS = 30.4;
    private static final double SECONDS = DAYS * 86_400;
    private static final double FILES_PER_VISIT = 20;
    private static final double CALLS_PER_VISIT = 25;
    private static final double MISSES = 0.3;
    private static final double MEGABYTES_PER_VISIT = 1.5;
    private static final double SECONDS_PER_CALL = 0.06;
    private static final double SECONDS_PER_EVENT = 0.03;
    private static final double KILOBYTES_STORED_PER_BLOCK = 3;
    private static final double KILOBYTES_SENT_PER_BLOCK = 5;
    private static final double MONTHS_STORED = 6;

    double visits() {
        return users * DAYS;
    }

    double blocks() {
        return blocksPerSecond * SECONDS;
    }

    /** Requests at the edge. */
    double edgeRequests() {
        return visits() * (FILES_PER_VISIT + CALLS_PER_VISIT + 1);
    }

    double edgeGigabytes() {
        return visits() * MEGABYTES_PER_VISIT / 1_000;
    }

    /** Calls that reach the functions. */
    double calls() {
        return visits() * CALLS_PER_VISIT * MISSES;
    }

    /** Calls of alerts: one per block at most, since changes come at most once a second per chain block, and one a minute. */
    double events() {
        return Math.min(blocks(), SECONDS) + SECONDS / 60;
    }

    double gigabyteSeconds(int memoryMib) {
        return (calls() * SECONDS_PER_CALL + events() * SECONDS_PER_EVENT) * memoryMib / 1_024;
    }

    /** Messages on the topic: a run of events each, at most one a second. */
    double messages() {
        return Math.min(blocks(), SECONDS);
    }

    /** Size of the read model after half a year. */
    double storedGigabytes() {
        return blocks() * MONTHS_STORED * KILOBYTES_STORED_PER_BLOCK / 1_000_000;
    }

    double databaseGigabytes() {
        return blocks() * KILOBYTES_SENT_PER_BLOCK / 1_000_000;
    }
}
