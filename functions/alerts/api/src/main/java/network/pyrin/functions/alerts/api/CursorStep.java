package network.pyrin.functions.alerts.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.CursorDocument.Activity;
import network.pyrin.readmodel.CursorDocument.Asked;
import network.pyrin.readmodel.CursorDocument.Outstanding;
import network.pyrin.readmodel.CursorDocument.Seen;
import network.pyrin.readmodel.CursorDocument.Told;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.HistorySnapshot;
import network.pyrin.webhooks.Tokens;

/**
 * One step of a cursor along a history: finds where the two part, takes back what is gone, tells what is new. Pure; of one
 * use.
 */
final class CursorStep {
    /** Most new entries that one step looks at. */
    static final int BATCH_MAX = 64;

    /** More new entries than this are not told one by one: the receiver reads the history itself. */
    static final int BACKLOG_MAX = 2_000;

    private static final int ID_DIGITS = 32;

    private final CursorDocument cursor;
    private final HistorySnapshot history;
    private final HistorySnapshot end;
    private final Set<ActivityKind> kinds;
    private final List<Activity> activities = new ArrayList<>();
    private long serial;

    /** What came of a step. */
    sealed interface Result {}

    /** The history has nothing new. */
    record Nothing() implements Result {}

    /**
     * A part of the history further back is needed.
     *
     * @param from index of its first entry
     */
    record NeedsMore(long from) implements Result {}

    /**
     * The end of the history is needed beside the part that was given: it will be told as such, and what is its end now must
     * be known when a later reorg takes some of it back.
     *
     * @param from index of the first entry of the end
     */
    record NeedsEnd(long from) implements Result {}

    /**
     * The cursor moved.
     *
     * @param next the cursor after the step, of the same version; with a delivery if there is something to tell
     */
    record Moved(CursorDocument next) implements Result {}

    private CursorStep(CursorDocument cursor, HistorySnapshot history, HistorySnapshot end, Set<ActivityKind> kinds) {
        this.cursor = cursor;
        this.history = history;
        this.end = end;
        this.kinds = kinds;
        this.serial = cursor.serial();
    }

    /**
     * Takes a step.
     *
     * @param cursor without a delivery on its way
     * @param history a part of it, from the cursor's place or before
     * @param end the same, or another part of the same history at the same moment: its end
     * @param kinds what is told
     * @param nowMillis milliseconds since the epoch
     * @return what came of it
     */
    static Result take(
            CursorDocument cursor,
            HistorySnapshot history,
            HistorySnapshot end,
            Set<ActivityKind> kinds,
            long nowMillis) {
        return new CursorStep(cursor, history, end, kinds).take(nowMillis);
    }

    private Result take(long nowMillis) {
        long base = cursor.count() - cursor.tail().size();
        long fork = fork(base);
        if (fork > base && fork == history.from()) {
            return new NeedsMore(base);
        }
        cursor.lostFrom().ifPresent(index -> tell(Told.RESYNC, 0, index, Optional.empty()));
        if (fork <= base && base > 0 && (fork < base || !cursor.tail().isEmpty())) {
            return anew(0, nowMillis);
        }
        if (cursor.asked().isPresent() && mayHaveReadWhatIsGone(cursor.asked().get())) {
            return anew(Math.min(fork, cursor.asked().get().from()), nowMillis);
        }
        revert(fork, base);
        if (history.txCount() - fork > BACKLOG_MAX) {
            return resync(fork, nowMillis);
        }
        if (history.from() > fork) {
            return new NeedsMore(fork);
        }
        List<Seen> tail = new ArrayList<>(cursor.tail().subList(0, (int) (fork - base)));
        long count = accept(fork, tail);
        boolean same = count == cursor.count() && fork == cursor.count() && activities.isEmpty();
        return same
                        && cursor.asked().isEmpty()
                        && history.sequence() == cursor.sequence()
                        && history.epoch().equals(cursor.epoch())
                ? new Nothing()
                : moved(count, tail, nowMillis);
    }

    /**
     * Where the two part, as far back as both are known. Going back from the cursor's place, the first entry that is still
     * there proves all below it ({@link Seen#isSame}).
     */
    private long fork(long base) {
        long fork = Math.min(cursor.count(), history.txCount());
        while (fork > base && fork > history.from() && !isSame(fork - 1, base)) {
            fork--;
        }
        return fork;
    }

    private boolean isSame(long index, long base) {
        return cursor.tail().get((int) (index - base)).isSame(entry(index));
    }

    private HistoryPage.Entry entry(long index) {
        return history.entries().get((int) (index - history.from()));
    }

    /** Whether, since the receiver was asked to read, the history was for a while what it is not any more. */
    private boolean mayHaveReadWhatIsGone(Asked asked) {
        return !history.epoch().equals(cursor.epoch()) || history.grownSince() > asked.sequence();
    }

    /** Tells nothing but that: the two part before anything we remember, or it is unknown what the receiver has. */
    private Result anew(long index, long nowMillis) {
        activities.clear();
        serial = cursor.serial();
        long from = Math.min(index, cursor.lostFrom().orElse(index));
        return resync(from, nowMillis);
    }

    /** Has everything from an index on read anew, and remembers the end of it. */
    private Result resync(long index, long nowMillis) {
        long first = Math.max(0, history.txCount() - CursorDocument.TAIL_MAX);
        if (end.from() > first || end.from() + end.entries().size() < history.txCount()) {
            return new NeedsEnd(first);
        }
        tell(Told.RESYNC, 0, index, Optional.empty());
        List<Seen> tail = end.entries().stream()
                .skip(first - end.from())
                .map(entry -> Seen.of(isTold(entry) ? Seen.READ_ANEW : 0, entry))
                .toList();
        return moved(history.txCount(), tail, nowMillis);
    }

    private void revert(long fork, long base) {
        boolean wasReadAnew = false;
        for (long index = cursor.count() - 1; index >= fork; index--) {
            Seen gone = cursor.tail().get((int) (index - base));
            wasReadAnew |= gone.serial() == Seen.READ_ANEW;
            if (gone.serial() > 0) {
                tell(Told.REVERTED, gone.serial(), index, Optional.of(gone));
            }
        }
        if (wasReadAnew) {
            // It has no number by which it could be taken back.
            tell(Told.RESYNC, 0, fork, Optional.empty());
        }
    }

    private boolean isTold(HistoryPage.Entry entry) {
        return kinds.contains(ActivityKind.of(entry.net(), entry.coinbase()));
    }

    private long accept(long fork, List<Seen> tail) {
        long end = Math.min(fork + BATCH_MAX, history.from() + history.entries().size());
        for (long index = fork; index < end; index++) {
            HistoryPage.Entry entry = entry(index);
            if (isTold(entry)) {
                Seen seen = Seen.of(serial + 1, entry);
                tell(Told.ACCEPTED, seen.serial(), index, Optional.of(seen));
                tail.add(seen);
            } else {
                tail.add(Seen.of(0, entry));
            }
        }
        return Math.max(fork, end);
    }

    private void tell(Told told, long of, long index, Optional<Seen> entry) {
        serial++;
        activities.add(new Activity(told, serial, of == 0 ? serial : of, index, entry));
    }

    private Moved moved(long count, List<Seen> tail, long nowMillis) {
        Optional<Outstanding> delivery = activities.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outstanding(name(cursor, activities), activities, nowMillis, false));
        return new Moved(new CursorDocument(
                cursor.webhook(),
                cursor.address(),
                cursor.startedAt(),
                history.epoch(),
                history.sinkTimestamp(),
                // Only when nothing is left does the sweep have no need to look again.
                count == history.txCount() ? history.sequence() : -1,
                count,
                serial,
                tail.subList(Math.max(0, tail.size() - CursorDocument.TAIL_MAX), tail.size()),
                delivery,
                Optional.empty(),
                asked(),
                cursor.version()));
    }

    private Optional<Asked> asked() {
        return activities.stream()
                .filter(activity -> activity.told() == Told.RESYNC)
                .map(Activity::index)
                .min(Long::compare)
                .map(from -> new Asked(from, history.sequence()));
    }

    /**
     * The name of a delivery: of these activities, told to this webhook. Made of all that they say, so that it can never stand
     * for anything else, not even where the database was set back to an earlier state.
     *
     * @param cursor whose
     * @param activities what is told
     * @return 32 hex digits, the same whenever it is asked for
     */
    static String name(CursorDocument cursor, List<Activity> activities) {
        StringBuilder text = new StringBuilder(owner(cursor));
        for (Activity activity : activities) {
            text.append('\n').append(activity.told()).append('|').append(activity.serial());
            text.append('|').append(acceptance(activity));
        }
        return digits(text.toString());
    }

    /**
     * The name of an acceptance, the same where it is told and where it is taken back.
     *
     * @param cursor whose
     * @param activity either
     * @return 32 hex digits
     */
    static String name(CursorDocument cursor, Activity activity) {
        return digits(owner(cursor) + "|" + acceptance(activity));
    }

    private static String owner(CursorDocument cursor) {
        return cursor.webhook() + "|" + cursor.address() + "|" + cursor.startedAt();
    }

    private static String acceptance(Activity activity) {
        String entry = activity.entry()
                .map(seen -> seen.txId().toHex() + "|" + seen.timestamp() + "|" + seen.net() + "|" + seen.coinbase())
                .orElse("");
        return activity.of() + "|" + activity.index() + "|" + entry;
    }

    private static String digits(String text) {
        return Tokens.hash(text).substring(0, ID_DIGITS);
    }
}
