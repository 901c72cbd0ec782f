package network.pyrin.events.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever text a browser sends, it is read to a frame or refused with one sentence that names none of our classes. */
class FrameFuzzTest {
    private static final int FRAMES_PER_SEED = 1_000;
    private static final List<String> PARTS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\"op\"",
            "\"subscribe\"",
            "\"unsubscribe\"",
            "\"ping\"",
            "\"topics\"",
            "\"blocks\"",
            "\"address:pyrin:qq\"",
            "\"tx:\"",
            "\"resume\"",
            "\"epoch\"",
            "\"sequence\"",
            "\"id\"",
            "null",
            "true",
            "1",
            "-1",
            "1e999",
            "99999999999999999999",
            "\\u0000",
            "\u00e9",
            " ");
    private static final List<String> GOOD = List.of(
            "{\"op\":\"subscribe\",\"topics\":[\"blocks\",\"address:pyrin:qq\"],"
                    + "\"resume\":{\"epoch\":\"e\",\"sequence\":12}}",
            "{\"op\":\"unsubscribe\",\"topics\":[\"mempool\"]}",
            "{\"op\":\"ping\",\"id\":7}");

    @TestFactory
    Stream<DynamicTest> anyTextIsReadOrRefused() {
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random random = new Random(seed);
                    for (int i = 0; i < FRAMES_PER_SEED; i++) {
                        readOrRefuse(random.nextInt(4) == 0 ? composed(random) : damaged(random));
                    }
                }));
    }

    private static void readOrRefuse(String text) {
        try {
            ClientFrame frame = EventJson.read(text, ClientFrame.class);
            String written = new String(EventJson.write(frame), StandardCharsets.UTF_8);
            assertThat(EventJson.read(written, ClientFrame.class)).isEqualTo(frame);
        } catch (EventFormatException refused) {
            assertThat(refused.getMessage())
                    .as(text)
                    .isNotBlank()
                    .doesNotContain("network.pyrin", "java.", "\n")
                    .hasSizeLessThan(1_000);
        }
    }

    private static String composed(Random random) {
        StringBuilder text = new StringBuilder("{\"op\":");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            } else {
                text.insert(at, PARTS.get(random.nextInt(PARTS.size())));
            }
        }
        return text.toString();
    }
}
