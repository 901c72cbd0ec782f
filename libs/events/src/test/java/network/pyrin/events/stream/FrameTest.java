package network.pyrin.events.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventJson;
import network.pyrin.events.Position;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void subscribeIsReadWithAndWithoutResume() throws Exception {
        assertThat(EventJson.read(
                        "{\"op\":\"subscribe\",\"topics\":[\"blocks\",\"address:pyrin:qq\"],"
                                + "\"resume\":{\"epoch\":\"e\",\"sequence\":12}}",
                        ClientFrame.class))
                .isEqualTo(new ClientFrame.Subscribe(
                        List.of("blocks", "address:pyrin:qq"), Optional.of(new Position("e", 12))));
        assertThat(EventJson.read("{\"op\":\"subscribe\",\"topics\":[]}", ClientFrame.class))
                .isEqualTo(new ClientFrame.Subscribe(List.of(), Optional.empty()));
    }

    @Test
    void badFramesAreRefusedWithASentence() {
        for (String bad : List.of(
                "",
                "{}",
                "{\"op\":\"dance\"}",
                "{\"op\":\"subscribe\"}",
                "{\"op\":\"subscribe\",\"topics\":[{}]}",
                "{\"op\":\"subscribe\",\"topics\":[null]}",
                "{\"op\":\"subscribe\",\"topics\":[\"blocks\"],\"resume\":{\"epoch\":\"e\",\"sequence\":-1}}",
                "{\"op\":\"ping\",\"id\":\"x\"}")) {
            assertThatThrownBy(() -> EventJson.read(bad, ClientFrame.class))
                    .as(bad)
                    .isInstanceOf(EventFormatException.class);
        }
    }

    @Test
    void topicsKeepTheirNames() {
        String id = "ab".repeat(32);
        for (String name :
                List.of("dashboard", "metrics", "blocks", "transactions", "mempool", "tx:" + id, "block:" + id)) {
            assertThat(Topic.parse(name).name()).isEqualTo(name);
        }
        for (String bad :
                List.of("", ":", "blocks:", "tx", "tx:" + id.toUpperCase(java.util.Locale.ROOT), "address:")) {
            assertThatThrownBy(() -> Topic.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusalsNameTheirTopicAndOldReadersStillFindWhatTheyKnow() throws Exception {
        ServerFrame.Failure refusal =
                new ServerFrame.Failure(FailureCode.NOT_READY, "blocks: not yet", Optional.of("blocks"));
        String json = new String(EventJson.write(refusal), StandardCharsets.UTF_8);
        assertThat(json)
                .isEqualTo("{\"op\":\"error\",\"code\":\"not-ready\",\"message\":\"blocks: not yet\","
                        + "\"topic\":\"blocks\"}");
        assertThat(EventJson.read(json, ServerFrame.class)).isEqualTo(refusal);
        assertThat(EventJson.read("{\"op\":\"error\",\"code\":\"busy\",\"message\":\"x\"}", ServerFrame.class))
                .as("of a server before this field")
                .isEqualTo(new ServerFrame.Failure(FailureCode.BUSY, "x", Optional.empty()));
    }

    @Test
    void serverFramesNameTheirOperation() throws Exception {
        String json = new String(
                EventJson.write(new ServerFrame.Snapshot(
                        Topic.parse("blocks"),
                        ServerFrame.SnapshotReason.GAP,
                        "e",
                        3,
                        EventJson.mapper().readTree("{\"a\":1}"))),
                StandardCharsets.UTF_8);
        assertThat(json)
                .isEqualTo("{\"op\":\"snapshot\",\"topic\":\"blocks\",\"reason\":\"gap\",\"epoch\":\"e\","
                        + "\"sequence\":3,\"data\":{\"a\":1}}");
    }
}
