package network.pyrin.functions.httpevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedPathTest {
    private static final int LETTERS_MAX = 40;
    private static final int LETTER_END = 0xD800;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "'/a b' /a%20b",
                "/addresses/pyrin:qr/utxos /addresses/pyrin:qr/utxos",
                "/a%3Ab /a%3Ab",
                "/100% /100%25",
                "/%z1 /%25z1",
                "/{x}|y /%7Bx%7D%7Cy",
                "/what?no#thing /what%3Fno%23thing",
                "//server/x /%2Fserver/x",
                "/a//b /a//b",
                "'' ''",
            })
    void isAsARequestLineMayHaveIt(String decoded, String escaped) {
        assertThat(EscapedPath.of(decoded)).isEqualTo(escaped);
    }

    @TestFactory
    Stream<DynamicTest> whoeverReadsItFindsTheSamePath() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    StringBuilder path = new StringBuilder("/x");
                    for (int i = random.nextInt(LETTERS_MAX); i > 0; i--) {
                        int letter = random.nextInt(random.nextBoolean() ? 128 : LETTER_END);
                        path.append((char) (letter == '%' ? 0 : letter));
                    }
                    String escaped = EscapedPath.of(path.toString());
                    assertThat(escaped).matches("[!-~]+");
                    assertThat(URI.create("http://host" + escaped).getPath()).isEqualTo(path.toString());
                }));
    }

    @Test
    void eventsAreReadWithIt() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        new EventPaths().customize(mapper);
        APIGatewayV2HTTPEvent event =
                mapper.readValue("{\"rawPath\":\"/a\\r\\nb\",\"rawQueryString\":\"c d\"}", APIGatewayV2HTTPEvent.class);
        assertThat(event.getRawPath()).isEqualTo("/a%0D%0Ab");
        assertThat(event.getRawQueryString()).isEqualTo("c d");
    }
}
