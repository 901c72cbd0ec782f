package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import network.pyrin.events.stream.ClientFrame;
import org.junit.jupiter.api.Test;

class StreamConfigTest {
    @Test
    void defaultsArePinned() {
        StreamConfig config = StreamConfig.DEFAULT;
        assertThat(config.connectionsMax()).isEqualTo(10_000);
        assertThat(config.messageBytesMax()).isEqualTo(ClientFrame.BYTES_MAX);
        assertThat(config.messagesPer10Seconds()).isEqualTo(100);
        assertThat(config.emptyFramesPer10Seconds()).isEqualTo(2_000);
        assertThat(config.topicsMax()).isEqualTo(64);
        assertThat(config.outboxFramesMax()).isEqualTo(512);
        assertThat(config.outboxBytesMax()).isEqualTo(1 << 20);
        assertThat(config.ringEventsMax()).isEqualTo(4_096);
        assertThat(config.ringBytesMax()).isEqualTo(16 << 20);
        assertThat(config.overflowsMax()).isEqualTo(3);
        assertThat(config.slowCloseAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.pingEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.deadAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.snapshotLoadsMax()).isEqualTo(8);
        assertThat(config.snapshotsPendingMax()).isEqualTo(1_000);
    }
}
