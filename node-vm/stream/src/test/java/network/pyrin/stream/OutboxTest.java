package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Frame TEN = Frame.of("12345678");

    @Test
    void isBoundedInFramesAndBytes() {
        assertThat(TEN.bytes()).isEqualTo(10);
        Outbox frames = new Outbox(2, 1_000);
        assertThat(frames.offer(TEN)).isTrue();
        assertThat(frames.offer(TEN)).isTrue();
        assertThat(frames.offer(TEN)).isFalse();
        Outbox bytes = new Outbox(100, 25);
        assertThat(bytes.offer(TEN)).isTrue();
        assertThat(bytes.offer(TEN)).isTrue();
        assertThat(bytes.offer(TEN)).isFalse();
        bytes.poll();
        assertThat(bytes.offer(TEN)).isTrue();
    }

    @Test
    void aSingleLargeFrameIsStillSent() {
        Outbox outbox = new Outbox(2, 5);
        assertThat(outbox.offer(TEN)).isTrue();
        assertThat(outbox.offer(TEN)).isFalse();
        assertThat(outbox.poll()).contains(TEN);
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void newerFiguresTakeThePlaceOfOlderOnesAtTheEnd() {
        Outbox outbox = new Outbox(3, 1_000);
        Frame old = Frame.replacing(Map.of("n", 1), "figures");
        Frame young = Frame.replacing(Map.of("n", 2), "figures");
        outbox.offer(old);
        outbox.offer(TEN);
        outbox.offer(TEN);
        assertThat(outbox.offer(young)).isTrue();
        assertThat(outbox.poll()).contains(TEN);
        assertThat(outbox.poll()).contains(TEN);
        assertThat(outbox.poll()).contains(young);
        assertThat(outbox.poll()).isEmpty();
    }

    @Test
    void clearingCountsWhatIsLost() {
        Outbox outbox = new Outbox(3, 1_000);
        outbox.offer(TEN);
        outbox.offer(TEN);
        assertThat(outbox.clear()).isEqualTo(2);
        assertThat(outbox.isEmpty()).isTrue();
    }
}
