package network.pyrin.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.stream.ClientFrame;
import org.junit.jupiter.api.Test;

class ContractDriftTest {
    @Test
    void theGeneratedFilesAreFresh() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("pyrin.root")))
                .resolve(Contracts.FOLDER);
        for (Map.Entry<String, String> file : Contracts.generate().entrySet()) {
            assertThat(Files.readString(folder.resolve(file.getKey())))
                    .as("%s has drifted: run GenerateContracts", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void javaReadsTheSamplesItWrites() throws Exception {
        JsonNode samples = EventJson.mapper().readTree(Contracts.generate().get("samples.json"));
        for (JsonNode sample : samples.get("events")) {
            ChainEvent event = EventJson.read(sample.toString(), ChainEvent.class);
            assertThat(EventJson.mapper().valueToTree(event).toString()).isEqualTo(sample.toString());
        }
        for (JsonNode sample : samples.get("clientFrames")) {
            assertThat(EventJson.read(sample.toString(), ClientFrame.class)).isNotNull();
        }
        assertThat(samples.get("events").get(4).get("balance").textValue()).isEqualTo("100000000000000001");
    }
}
