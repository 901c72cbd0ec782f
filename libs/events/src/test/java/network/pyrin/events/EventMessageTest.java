package network.pyrin.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.events.EventMessage.Stored;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventMessageTest {
    private static ChainEvent event(String epoch, long sequence) {
        return new TransactionsUnaccepted(new Position(epoch, sequence), Hash.ZERO, List.of());
    }

    @TestFactory
    Stream<DynamicTest> aMessageComesBackAsItWas() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    for (ChainEvent event : new RandomEvents(new SplittableRandom(seed)).oneOfEach()) {
                        Position next = event.at().next();
                        EventMessage message = EventMessage.of(
                                event.at(),
                                List.of(event, event(next.epoch(), next.sequence())),
                                List.of(new Stored(next.next().sequence(), "mempoolChanged")));
                        assertThat(EventMessage.read(message.write())).isEqualTo(message);
                        assertThat(message.kinds()).contains("mempoolChanged", "transactionsUnaccepted");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theKindOfAnEventIsItsTypeInJson() {
        return new RandomEvents(new SplittableRandom(1))
                .oneOfEach().stream()
                        .map(event -> DynamicTest.dynamicTest(EventJson.kind(event), () -> assertThat(EventJson.mapper()
                                        .readTree(EventJson.write(event))
                                        .path("type")
                                        .asText())
                                .isEqualTo(EventJson.kind(event))));
    }

    @Test
    void holesDoublesAndOtherEpochsAreRefused() {
        assertThatThrownBy(() -> new EventMessage(1, "e", 1, 3, List.of(event("e", 1), event("e", 3)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventMessage(1, "e", 1, 2, List.of(event("e", 1), event("e", 1)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventMessage(1, "e", 1, 1, List.of(event("f", 1)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventMessage(1, "e", 2, 1, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoMessageIsAFormatError() {
        return Stream.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        "{\"format\":2,\"epoch\":\"e\",\"first\":1,\"last\":1,\"events\":[],\"stored\":[{\"sequence\":1,\"kind\":\"x\"}]}",
                        "{\"format\":1,\"epoch\":\"e\",\"first\":1,\"last\":9223372036854775807,\"events\":[],\"stored\":[]}",
                        "{\"format\":1,\"epoch\":\"\",\"first\":1,\"last\":1,\"events\":[],\"stored\":[{\"sequence\":1,\"kind\":\"x\"}]}",
                        "{\"format\":1,\"epoch\":\"e\",\"first\":1,\"last\":1,\"events\":[null],\"stored\":[]}",
                        "{\"format\":1,\"epoch\":\"e\",\"first\":-1,\"last\":-1,\"events\":[],\"stored\":[{\"sequence\":-1,\"kind\":\"x\"}]}")
                .map(json -> DynamicTest.dynamicTest("'" + json, () -> assertThatThrownBy(
                                () -> EventMessage.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .isInstanceOf(EventFormatException.class)));
    }
}
