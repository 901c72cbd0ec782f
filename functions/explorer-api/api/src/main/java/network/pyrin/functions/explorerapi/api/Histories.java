package network.pyrin.functions.explorerapi.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import network.pyrin.readmodel.HistoryPage;

/**
 * Pages of a history by time, though it is kept by position: the position of a moment is found by halving, in about as
 * many point reads as the length has binary digits.
 *
 * <p>Acceptance times go up along the history but for blocks whose clocks differ by moments; a page boundary may lie a
 * few entries off there.
 */
@ApplicationScoped
class Histories {
    /** How many more entries than asked for a page may have, so that a millisecond is not torn apart. */
    private static final int SAME_TIME_MAX = 500;

    private final ReadModel model;

    @Inject
    Histories(ReadModel model) {
        this.model = model;
    }

    /**
     * A page.
     *
     * @param entries newest first
     * @param olderBefore time of the oldest entry, if there are older ones
     * @param newerAfter time of the newest entry, if there are newer ones
     */
    record Page(List<HistoryPage.Entry> entries, Optional<Long> olderBefore, Optional<Long> newerAfter) {
        static final Page EMPTY = new Page(List.of(), Optional.empty(), Optional.empty());

        Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Finds a page.
     *
     * @param address with prefix
     * @param total length of its history
     * @param before entries earlier than this; empty for the newest
     * @param after entries later than this, the earliest of them; not together with {@code before}
     * @param limit about how many
     * @return the page
     */
    Page page(String address, long total, Optional<Long> before, Optional<Long> after, int limit) {
        long from;
        long to;
        if (after.isPresent()) {
            from = firstAtOrAfter(address, total, after.get() + 1);
            to = end(address, total, Math.min(total, from + limit));
        } else {
            to = before.map(time -> firstAtOrAfter(address, total, time)).orElse(total);
            from = begin(address, Math.max(0, to - limit));
        }
        List<HistoryPage.Entry> entries = model.addresses().history(address, to, (int) (to - from));
        if (entries.isEmpty()) {
            return Page.EMPTY;
        }
        return new Page(
                entries,
                from > 0 ? Optional.of(entries.getLast().timestamp()) : Optional.empty(),
                to < total ? Optional.of(entries.getFirst().timestamp()) : Optional.empty());
    }

    /** Position of the first entry that is not earlier than a moment. */
    private long firstAtOrAfter(String address, long total, long timeMillis) {
        long low = 0;
        long high = total;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(address, middle) < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long time(String address, long index) {
        return model.addresses().history(address, index + 1, 1).stream()
                .mapToLong(HistoryPage.Entry::timestamp)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private long begin(String address, long from) {
        long begin = from;
        long boundary = begin == 0 ? 0 : time(address, begin);
        while (begin > 0 && from - begin < SAME_TIME_MAX && time(address, begin - 1) == boundary) {
            begin--;
        }
        return begin;
    }

    private long end(String address, long total, long to) {
        long end = to;
        long boundary = end == 0 ? 0 : time(address, end - 1);
        while (end < total && end - to < SAME_TIME_MAX && time(address, end) == boundary) {
            end++;
        }
        return end;
    }
}
