package network.pyrin.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventJsonTest {
    @TestFactory
    Stream<DynamicTest> everyEventSurvivesARoundTrip() {
        return LongStream.range(0, 50)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    for (ChainEvent event : new RandomEvents(new SplittableRandom(seed)).oneOfEach()) {
                        assertThat(EventJson.readEvent(EventJson.write(event))).isEqualTo(event);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> damagedTextIsRefusedWithoutOtherExceptions() {
        return LongStream.range(0, 200)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<ChainEvent> events = new RandomEvents(random).oneOfEach();
                    byte[] json = EventJson.write(events.get(random.nextInt(events.size())));
                    json[random.nextInt(json.length)] = (byte) random.nextInt(128);
                    try {
                        EventJson.readEvent(json);
                    } catch (EventFormatException e) {
                        assertThat(e.getMessage()).doesNotContain("network.pyrin");
                    }
                }));
    }

    @Test
    void amountsAreDecimalStringsAndAbsentValuesNull() throws Exception {
        var output = new TransactionSummary.Output(Optional.empty(), 100_000_000_000_000_000L);
        var transaction = new TransactionSummary(
                Hash.ZERO,
                5,
                100_000_000_000_000_000L,
                Optional.of(7L),
                1,
                1,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(output));
        JsonNode json = EventJson.mapper().readTree(EventJson.write(transaction));
        assertThat(json.get("amount").textValue()).isEqualTo("100000000000000000");
        assertThat(json.get("fee").textValue()).isEqualTo("7");
        assertThat(json.get("timestamp").isNumber()).isTrue();
        assertThat(json.get("acceptingBlock").isNull()).isTrue();
        assertThat(json.get("id").textValue()).hasSize(64);
        assertThat(json.get("firstOutputs").get(0).get("amount").textValue()).isEqualTo("100000000000000000");
    }

    @Test
    void unknownFieldsAreIgnoredAndUnknownTypesRefused() throws Exception {
        String status = new String(
                EventJson.write(
                        new RandomEvents(new SplittableRandom(1)).oneOfEach().get(8)),
                StandardCharsets.UTF_8);
        String extended = status.replaceFirst("\\{", "{\"later\":[1,2],");
        assertThat(EventJson.read(extended, ChainEvent.class)).isEqualTo(EventJson.read(status, ChainEvent.class));
        assertThatThrownBy(() -> EventJson.read("{\"type\":\"other\"}", ChainEvent.class))
                .isInstanceOf(EventFormatException.class);
        assertThatThrownBy(() -> EventJson.read("null", ChainEvent.class)).isInstanceOf(EventFormatException.class);
        assertThatThrownBy(() -> EventJson.read("[".repeat(100_000), ChainEvent.class))
                .isInstanceOf(EventFormatException.class);
    }

    @Test
    void aMissingPartIsRefused() {
        assertThatThrownBy(() -> EventJson.read("{\"type\":\"statusChanged\"}", ChainEvent.class))
                .isInstanceOf(EventFormatException.class);
    }

    @Test
    void theNextPositionFollows() {
        Position here = new Position("e", 4);
        assertThat(here.next().follows(here)).isTrue();
        assertThat(here.follows(here)).isFalse();
        assertThat(new Position("f", 5).follows(here)).isFalse();
    }
}
