package network.pyrin.functions.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerSizeTest {
    @Test
    void escapesAreCounted() {
        assertThat(AnswerSize.escaped("{\"a\":\"\\\\\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(10 + 4 + 2);
    }

    @Test
    void asManyAsFit() {
        assertThat(AnswerSize.fitting(List.of())).isZero();
        assertThat(AnswerSize.fitting(List.of("x".repeat(7_000_000)))).isEqualTo(1);
        List<String> items = Collections.nCopies(100, "x".repeat(100_000 - 5));
        assertThat(AnswerSize.fitting(items)).isEqualTo(59);
        assertThat(AnswerSize.fitting(items.subList(0, 20))).isEqualTo(20);
    }
}
