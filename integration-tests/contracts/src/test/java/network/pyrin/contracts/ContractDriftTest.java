package network.pyrin.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.stream.ClientFrame;
import org.junit.jupiter.api.Test;

class ContractDriftTest {
    @Test
    void theGeneratedFilesAreFresh() throws Exception {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("pyrin.root")));
        Path folder = root.resolve(Contracts.FOLDER);
        Map<String, String> generated = Contracts.generate(root);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("files in %s: run %s", Contracts.FOLDER, Contracts.COMMAND)
                    .containsExactlyInAnyOrderElementsOf(generated.keySet());
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            assertThat(Files.readString(folder.resolve(file.getKey())))
                    .as("%s has drifted: run %s", file.getKey(), Contracts.COMMAND)
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void javaReadsTheSamplesItWrites() throws Exception {
        JsonNode samples = EventJson.mapper().readTree(Contracts.samples());
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
