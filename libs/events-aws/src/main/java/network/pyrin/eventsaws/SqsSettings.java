package network.pyrin.eventsaws;

import java.time.Duration;

/**
 * Times of a stream instance's queue.
 *
 * @param retention how long the queue keeps what is not taken; SQS allows a minute to two weeks
 * @param visibility how long a message that was taken but not deleted stays away
 * @param longPoll how long a request waits for messages; SQS allows up to 20 seconds
 * @param heartbeatEvery how often the queue's tag says that its instance lives
 * @param orphanAfter age of the last heartbeat at which a queue counts as left behind
 * @param sweepEvery how often left-behind queues are looked for
 * @param gaps how long missing events are waited for
 */
public record SqsSettings(
        Duration retention,
        Duration visibility,
        Duration longPoll,
        Duration heartbeatEvery,
        Duration orphanAfter,
        Duration sweepEvery,
        Resequencer.Limits gaps) {
    /** Five minutes of events: what is older, a snapshot tells better. */
    public static final SqsSettings DEFAULT = new SqsSettings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Resequencer.Limits.DEFAULT);
}
