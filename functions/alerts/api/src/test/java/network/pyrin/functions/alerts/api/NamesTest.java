package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.CursorDocument.Activity;
import network.pyrin.readmodel.CursorDocument.Seen;
import network.pyrin.readmodel.CursorDocument.Told;
import network.pyrin.readmodel.HistorySnapshot;
import org.junit.jupiter.api.Test;

/** Whatever differs in what is named, the name differs. */
class NamesTest {
    private static final Hash OTHER = new Hash(1, 2, 3, 4);
    private static final Hash BLOCK = new Hash(5, 6, 7, 8);
    private static final Seen SEEN = new Seen(7, Hash.ZERO, BLOCK, 1_000, 5, false);

    private static CursorDocument cursor(String webhook, String address, long startedAt) {
        HistorySnapshot end = new HistorySnapshot("epoch", 0, 0, 0, 0, 0, List.of());
        return CursorDocument.begin(webhook, address, startedAt, end);
    }

    private static Activity accepted(long serial, long index, Seen entry) {
        return new Activity(Told.ACCEPTED, serial, serial, index, Optional.of(entry));
    }

    /** One acceptance, and what differs from it in one thing. */
    private static List<Activity> acceptances() {
        return List.of(
                accepted(7, 3, SEEN),
                accepted(8, 3, SEEN),
                accepted(7, 4, SEEN),
                accepted(7, 3, new Seen(7, OTHER, BLOCK, 1_000, 5, false)),
                accepted(7, 3, new Seen(7, Hash.ZERO, BLOCK, 1_001, 5, false)),
                accepted(7, 3, new Seen(7, Hash.ZERO, BLOCK, 1_000, 6, false)),
                accepted(7, 3, new Seen(7, Hash.ZERO, BLOCK, 1_000, 5, true)),
                new Activity(Told.RESYNC, 7, 7, 3, Optional.empty()));
    }

    private static List<CursorDocument> cursors() {
        return List.of(cursor("a", "x", 1), cursor("b", "x", 1), cursor("a", "y", 1), cursor("a", "x", 2));
    }

    @Test
    void anAcceptanceIsNamedByAllThatItSays() {
        List<String> names = cursors().stream()
                .flatMap(cursor -> acceptances().stream().map(each -> CursorStep.name(cursor, each)))
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[0-9a-f]{32}"));
    }

    @Test
    void whatIsTakenBackHasTheNameUnderWhichItWasTold() {
        CursorDocument cursor = cursors().getFirst();
        Activity reverted = new Activity(Told.REVERTED, 12, 7, 3, Optional.of(SEEN));
        assertThat(CursorStep.name(cursor, reverted)).isEqualTo(CursorStep.name(cursor, accepted(7, 3, SEEN)));
    }

    @Test
    void aDeliveryIsNamedByAllThatItTells() {
        List<List<Activity>> contents = new ArrayList<>();
        for (Activity each : acceptances()) {
            contents.add(List.of(each));
            contents.add(List.of(each, accepted(9, 4, SEEN)));
            contents.add(List.of(accepted(6, 2, SEEN), each));
        }
        contents.add(List.of(new Activity(Told.REVERTED, 7, 7, 3, Optional.of(SEEN))));
        contents.add(List.of(new Activity(Told.REVERTED, 8, 7, 3, Optional.of(SEEN))));
        Stream<String> names = cursors().stream()
                .flatMap(cursor -> contents.stream().map(content -> CursorStep.name(cursor, content)));
        assertThat(names.toList()).doesNotHaveDuplicates();
        assertThat(CursorStep.name(cursors().getFirst(), contents.getFirst()))
                .isEqualTo(CursorStep.name(cursors().getFirst(), List.copyOf(contents.getFirst())));
    }
}
