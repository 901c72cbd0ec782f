package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import org.junit.jupiter.api.Test;

class ProcessorConfigTest {
    @Test
    void defaultsAreThese() {
        ProcessorConfig config = ProcessorConfig.of(NetworkParams.of(NetworkId.SIMNET), "localhost", 16510);
        assertThat(config.tick()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.outboxEvents()).isEqualTo(20_000);
        assertThat(config.node().host()).isEqualTo("localhost");
        assertThat(config.node().port()).isEqualTo(16510);
        assertThat(config.node().network()).isEqualTo(Optional.of("simnet"));
        assertThat(ProcessorConfig.DATABASE).isEqualTo("pyrin");
        assertThat(ProcessorConfig.MONGODB).isEqualTo("mongodb://127.0.0.1:27017/");
        assertThat(ProcessorConfig.REDIS.toString()).isEqualTo("redis://127.0.0.1:6379");
    }
}
