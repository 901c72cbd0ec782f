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
        return new CheckpointDocument(
                NetworkId.SIMNET, Hash.ZERO, "e", 1, new Hash(blueScore, 0, 0, 0), blueScore, blueScore, blueScore);
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
        progress.node(1_030);
        assertThat(progress.state()).isEqualTo(State.LIVE);
        progress.node(1_031);
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
        progress.node(3_000);
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
}
