package network.pyrin.node.mempool;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * What has waited too long. Ages count in DAA score, and scans also on the clock, so that a network that catches up or stands still
 * does not empty the pool. Not thread-safe: the mempool's lock guards it.
 */
final class Expiry {
    /** Transactions of this node's clients never expire; every third scan they are checked again instead. */
    private static final int SCANS_PER_REVALIDATION = 3;

    private final MempoolConfig config;
    private final InstantSource clock;
    private Instant lastScan;
    private long lastScanDaaScore;
    private int scans;

    Expiry(MempoolConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.lastScan = clock.instant();
    }

    boolean isDue(long daaScore) {
        Instant now = clock.instant();
        if (daaScore < lastScanDaaScore + config.daaScores(config.scanInterval())
                || now.isBefore(lastScan.plus(config.scanInterval()))) {
            return false;
        }
        lastScan = now;
        lastScanDaaScore = daaScore;
        scans++;
        return true;
    }

    boolean isRevalidationDue() {
        return scans % SCANS_PER_REVALIDATION == 0;
    }

    List<MempoolEntry> tooOld(Collection<MempoolEntry> entries, long daaScore) {
        long age = config.daaScores(config.expiry());
        return entries.stream()
                .filter(entry -> entry.priority() == Priority.LOW)
                .filter(entry -> daaScore - entry.addedAtDaaScore() > age)
                .toList();
    }
}
