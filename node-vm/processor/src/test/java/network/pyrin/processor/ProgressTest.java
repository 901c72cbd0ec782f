package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.NetworkDocument.State;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Progress progress = new Progress("simnet");

    private static CheckpointDocument at(long blueScore) {
        return at(blueScore, blueScore);
    }

    private static CheckpointDocument at(long blueScore, long timestamp) {
        return new CheckpointDocument(
                NetworkId.SIMNET, Hash.ZERO, "e", 1, new Hash(blueScore, 0, 0, 0), blueScore, blueScore, timestamp);
    }

    @Test
    void storingIsTheFirstHalfOfTheWayAndApplyingTheSecond() {
        assertThat(progress.state()).isEqualTo(State.STARTING);
        assertThat(progress.fraction()).isZero();
        progress.catchingUp(at(1_000), 2_000);
        assertThat(progress.state()).isEqualTo(State.CATCHING_UP);
        assertThat(progress.fraction()).isZero();
        progress.stored(2_000);
        assertThat(progress.fraction()).isEqualTo(0.5);
        progress.applied(at(1_500));
        assertThat(progress.fraction()).isEqualTo(0.75);
        progress.applied(at(2_000));
        progress.live();
        assertThat(progress.state()).isEqualTo(State.LIVE);
        assertThat(progress.fraction()).isEqualTo(1);
    }

    @Test
    void whoFollowsTooFarBehindIsNotCalledLive() {
        progress.catchingUp(at(0), 1_000);
        progress.stored(1_000);
        progress.applied(at(1_000));
        progress.live();
        progress.node(1_030, 0);
        assertThat(progress.state()).isEqualTo(State.LIVE);
        progress.node(1_031, 0);
        assertThat(progress.state()).isEqualTo(State.CATCHING_UP);
        assertThat(progress.fraction()).isBetween(0.9, 0.999);
        assertThat(progress.status().readBlueScore()).isEqualTo(1_000);
        assertThat(progress.status().nodeBlueScore()).isEqualTo(1_031);
        progress.stored(1_031);
        progress.applied(at(1_031));
        assertThat(progress.state()).isEqualTo(State.LIVE);
    }

    @Test
    void whoCatchesUpAgainBeforeItWasLiveGoesOnFromWhereItBegan() {
        progress.catchingUp(at(1_000), 2_000);
        progress.stored(2_000);
        progress.applied(at(2_000));
        progress.node(3_000, 0);
        progress.live();
        assertThat(progress.state()).isEqualTo(State.CATCHING_UP);
        progress.catchingUp(at(2_000), 3_000);
        assertThat(progress.fraction()).isEqualTo(0.5);
        progress.stored(3_000);
        progress.applied(at(3_000));
        progress.live();
        progress.catchingUp(at(3_000), 4_000);
        assertThat(progress.fraction()).isZero();
    }

    /** Followed closely, the sink being of this blue score and block time, and looked at by the clock. */
    private void look(long blueScore, long timestamp, long now) {
        progress.applied(at(blueScore, timestamp));
        progress.node(blueScore, now);
    }

    @Test
    void whoFollowsANodeThatTakesInHistoryCatchesUp() {
        long now = 110_000_000;
        progress.catchingUp(at(0), 1);
        progress.live();
        look(1, 0, now);
        for (int i = 1; i <= 3; i++) {
            look(1 + i, i * 10_000_000, now);
            assertThat(progress.state()).as("some blocks are no history").isEqualTo(State.LIVE);
        }
        look(5, 40_000_000, now);
        assertThat(progress.state()).isEqualTo(State.CATCHING_UP);
        assertThat(progress.fraction()).isEqualTo(0.3);
        progress.catchingUp(at(5, 40_000_000), 100);
        assertThat(progress.fraction()).as("falls behind on the way").isEqualTo(0.3);
        progress.live();
        look(100, now - 60_001, now);
        assertThat(progress.fraction()).isBetween(0.99, 0.9999);
        look(101, now - 60_000, now);
        assertThat(progress.state()).as("arrived").isEqualTo(State.LIVE);
    }

    @Test
    void aQuietChainIsNoHistory() {
        long now = 100_000_000;
        progress.live();
        for (int i = 0; i < 100; i++) {
            look(7, 1_000, now + i);
            assertThat(progress.state()).isEqualTo(State.LIVE);
            look(i % 2 == 0 ? 8 : 7, 1_000, now + i);
            look(i % 2 == 0 ? 8 : 7, 1_000, now + i);
            assertThat(progress.state()).as("a late block now and then").isEqualTo(State.LIVE);
        }
    }

    @Test
    void aHistoryThatStandsStillIsOver() {
        long now = 100_000_000;
        progress.live();
        for (int i = 0; i < 10; i++) {
            look(i, i, now);
        }
        for (int i = 0; i < 19; i++) {
            progress.node(9, now);
            assertThat(progress.state()).isEqualTo(State.CATCHING_UP);
        }
        progress.node(9, now);
        assertThat(progress.state()).isEqualTo(State.LIVE);
    }

    @Test
    void aNodeThatWentAwayBeginsAnew() {
        progress.live();
        for (int i = 0; i < 10; i++) {
            look(i, i, 100_000_000);
        }
        progress.starting();
        assertThat(progress.state()).isEqualTo(State.STARTING);
        progress.live();
        assertThat(progress.state()).isEqualTo(State.LIVE);
    }
}
