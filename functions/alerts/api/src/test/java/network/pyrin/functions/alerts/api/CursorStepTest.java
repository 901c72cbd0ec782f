package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.CursorDocument.Activity;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.HistorySnapshot;
import org.junit.jupiter.api.Test;

/** Steps along histories that are short enough to be read here. */
class CursorStepTest {
    private static final Set<ActivityKind> ALL = EnumSet.allOf(ActivityKind.class);
    private static final long NOW = 1_000;
    private static final long SAME_MILLIS = 5_000;

    private static Hash hash(long number) {
        return new Hash(0, 0, 0, number);
    }

    /** An entry of the next place; all blocks are of one millisecond. */
    private static List<HistoryPage.Entry> with(List<HistoryPage.Entry> history, long transaction, long block) {
        List<HistoryPage.Entry> longer = new ArrayList<>(history);
        longer.add(new HistoryPage.Entry(history.size(), hash(transaction), hash(block), SAME_MILLIS, 7, false));
        return longer;
    }

    private static List<HistoryPage.Entry> chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> new HistoryPage.Entry(i, hash(100_000 + i), hash(200_000 + i), i, 7, false))
                .toList();
    }

    private static HistorySnapshot part(List<HistoryPage.Entry> history, int from, long sequence, long grownSince) {
        return new HistorySnapshot(
                "epoch", NOW, sequence, grownSince, history.size(), from, history.subList(from, history.size()));
    }

    private static HistorySnapshot part(List<HistoryPage.Entry> history, int from, long sequence) {
        return part(history, from, sequence, 1);
    }

    private static HistorySnapshot whole(List<HistoryPage.Entry> history, long sequence) {
        return part(history, 0, sequence);
    }

    private static CursorDocument watching(List<HistoryPage.Entry> history) {
        return CursorDocument.begin("hook", "address", NOW, whole(history, 1));
    }

    private static CursorDocument moved(CursorDocument cursor, HistorySnapshot history) {
        CursorStep.Result result =
                CursorStep.take(cursor.withOutstanding(Optional.empty()), history, history, ALL, NOW);
        assertThat(result).isInstanceOf(CursorStep.Moved.class);
        return ((CursorStep.Moved) result).next();
    }

    private static List<String> told(CursorDocument cursor) {
        return cursor.outstanding().orElseThrow().activities().stream()
                .map(CursorStepTest::words)
                .toList();
    }

    private static String words(Activity activity) {
        String transaction = activity.entry()
                .map(entry -> " " + entry.txId().toHex().substring(62))
                .orElse("");
        return activity.told().text() + " " + activity.index() + transaction;
    }

    @Test
    void theSameTransactionAtTheSamePlaceAndTimeProvesNothingWithAnotherBlock() {
        List<HistoryPage.Entry> old = chain(3);
        CursorDocument cursor = moved(watching(old), whole(with(with(old, 0x10, 1), 0x11, 1), 2));
        assertThat(told(cursor)).containsExactly("accepted 3 10", "accepted 4 11");

        CursorDocument twin = moved(cursor, whole(with(with(old, 0x20, 2), 0x11, 2), 3));
        assertThat(told(twin)).containsExactly("reverted 4 11", "reverted 3 10", "accepted 3 20", "accepted 4 11");

        CursorDocument back = moved(twin, whole(with(with(old, 0x10, 1), 0x11, 1), 4));
        assertThat(told(back)).containsExactly("reverted 4 11", "reverted 3 20", "accepted 3 10", "accepted 4 11");
    }

    @Test
    void thereAndBackInOneGapIsNoNews() {
        List<HistoryPage.Entry> history = with(chain(3), 0x10, 1);
        CursorDocument cursor = moved(watching(history), whole(history, 5));
        assertThat(cursor.outstanding()).isEmpty();
    }

    @Test
    void whatAReceiverHadToReadIsReadAgainWhenSomeOfItLeaves() {
        List<HistoryPage.Entry> longer = chain(CursorStep.BACKLOG_MAX + 2);
        CursorDocument cursor = moved(watching(List.of()), whole(longer, 2));
        assertThat(told(cursor)).containsExactly("resync 0");

        int last = longer.size() - 1;
        CursorDocument read = moved(cursor, part(longer, last, 2));
        assertThat(read.outstanding()).isEmpty();
        List<HistoryPage.Entry> other = with(longer.subList(0, last), 0x20, 1);
        CursorDocument next = moved(read, part(other, last - CursorDocument.TAIL_MAX, 3, 3));
        assertThat(told(next)).containsExactly("resync " + last, "accepted " + last + " 20");

        CursorDocument less = moved(next, part(longer.subList(0, last), last - CursorDocument.TAIL_MAX, 4, 4));
        assertThat(told(less)).as("not looked at in between").containsExactly("resync " + last);
    }

    @Test
    void whatAReceiverMayHaveReadMeanwhileAndIsGoneIsReadAgain() {
        List<HistoryPage.Entry> longer = chain(CursorStep.BACKLOG_MAX + 2);
        CursorDocument cursor = moved(watching(List.of()), whole(longer, 2));

        // More came and left again before the receiver's answer: the history is as it was.
        CursorDocument next = moved(cursor, whole(longer, 5));
        assertThat(next.outstanding()).as("only grown").isEmpty();
        next = moved(cursor, part(longer, longer.size() - CursorDocument.TAIL_MAX, 5, 5));
        assertThat(told(next)).containsExactly("resync 0");
        assertThat(moved(next, part(longer, longer.size() - 1, 5, 5)).outstanding())
                .isEmpty();
    }

    @Test
    void theEndIsAskedForWhereAllIsReadAnew() {
        List<HistoryPage.Entry> longer = chain(CursorStep.BACKLOG_MAX + 2);
        CursorDocument cursor = watching(List.of());
        HistorySnapshot begin = new HistorySnapshot("epoch", NOW, 2, 1, longer.size(), 0, longer.subList(0, 64));
        int end = longer.size() - CursorDocument.TAIL_MAX;
        assertThat(CursorStep.take(cursor, begin, begin, ALL, NOW)).isEqualTo(new CursorStep.NeedsEnd(end));
        assertThat(CursorStep.take(cursor, begin, part(longer, end, 2), ALL, NOW))
                .isInstanceOf(CursorStep.Moved.class);
    }
}
