package network.pyrin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebhookSignatureTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theFormIsTheDocumentedOne() {
        // HMAC-SHA256 with key "secret" of "1767225600.{"a":1}", made with another program.
        assertThat(WebhookSignature.sign(List.of("secret"), NOW, BODY)).isEqualTo("t=1767225600,v1=" + EXPECTED);
    }

    private static final String EXPECTED = "96a067a1c95eb143fc00b9097bcfcbcd5456adda508c443ff219748e764dbed7";

    @Test
    void bothSecretsHoldWhileTheyAreChanged() {
        String header = WebhookSignature.sign(List.of("new", "old"), NOW, BODY);
        assertThat(WebhookSignature.verify(header, "new", NOW, BODY)).isTrue();
        assertThat(WebhookSignature.verify(header, "old", NOW, BODY)).isTrue();
        assertThat(WebhookSignature.verify(header, "other", NOW, BODY)).isFalse();
    }

    @Test
    void oldAndFutureCallsAreRefused() {
        String header = WebhookSignature.sign(List.of("secret"), NOW, BODY);
        assertThat(WebhookSignature.verify(header, "secret", NOW.plusSeconds(300), BODY))
                .isTrue();
        assertThat(WebhookSignature.verify(header, "secret", NOW.plusSeconds(301), BODY))
                .isFalse();
        assertThat(WebhookSignature.verify(header, "secret", NOW.minusSeconds(301), BODY))
                .isFalse();
    }

    @TestFactory
    Stream<DynamicTest> anyChangeIsNoticed() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    byte[] body = new byte[random.nextInt(1, 200)];
                    random.nextBytes(body);
                    String secret = Tokens.secret("whsec_", random);
                    String header = WebhookSignature.sign(List.of(secret), NOW, body);
                    assertThat(WebhookSignature.verify(header, secret, NOW, body))
                            .isTrue();
                    byte[] changed = body.clone();
                    changed[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
                    assertThat(WebhookSignature.verify(header, secret, NOW, changed))
                            .isFalse();
                    String later = header.replace("t=", "t=1");
                    assertThat(WebhookSignature.verify(later, secret, NOW, body))
                            .isFalse();
                    for (String broken : List.of("", "t=", "v1=", "t=x,v1=y", ",", header.substring(0, 30))) {
                        assertThat(WebhookSignature.verify(broken, secret, NOW, body))
                                .isFalse();
                    }
                }));
    }
}
