package network.pyrin.functions.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {
    @Test
    void integersHaveDefaultsAndBounds() {
        assertThat(Params.integer("limit", null, 50, 1, 500)).isEqualTo(50);
        assertThat(Params.integer("limit", "500", 50, 1, 500)).isEqualTo(500);
        assertThatThrownBy(() -> Params.integer("limit", "501", 50, 1, 500))
                .hasMessage("query.limit: ensure this value is less than or equal to 500");
        assertThatThrownBy(() -> Params.integer("limit", "0", 50, 1, 500))
                .hasMessage("query.limit: ensure this value is greater than or equal to 1");
        Violation violation = catchThrowableOfType(
                        ValidationException.class, () -> Params.integer("limit", "x", 50, 1, 500))
                .violation();
        assertThat(violation)
                .isEqualTo(
                        new Violation(List.of("query", "limit"), "value is not a valid integer", "type_error.integer"));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "YES,true", "False,false", "0,false", ",true"})
    void booleansHaveTheOldSpellings(String text, boolean expected) {
        assertThat(Params.bool("inputs", text, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "maybe"})
    void otherSpellingsAreRefused(String text) {
        assertThatThrownBy(() -> Params.bool("inputs", text, true)).isInstanceOf(ValidationException.class);
    }

    @Test
    void hashesAreMatchedAtTheirStart() {
        String hash = "ab".repeat(32);
        assertThat(Params.hash("blockId", hash)).isEqualTo(hash);
        assertThat(Params.hash("blockId", hash + "tail")).isEqualTo(hash);
        assertThatThrownBy(() -> Params.hash("blockId", hash.substring(1))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> Params.hash("blockId", hash.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kaspa:qq", "pyrin:UPPER", "pyrinsim:", "x", "pyrinmain:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void addressesOfAnotherFormAreRefused(String address) {
        assertThatThrownBy(() -> Params.addressForm("path", "pyrinAddress", address))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void postedListsAreRead() {
        assertThat(Bodies.strings(Bodies.object("{\"ids\":[\"a\",\"b\"]}"), "ids"))
                .containsExactly("a", "b");
        for (String body : List.of("", "[]", "{", "{}", "{\"ids\":1}", "{\"ids\":[1]}", "null")) {
            assertThatThrownBy(() -> Bodies.strings(Bodies.object(body), "ids"))
                    .as(body)
                    .isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void coinsAreExact() {
        assertThat(Amounts.coins(100_000_000_000_000_001L)).isEqualTo("1000000000.00000001");
        assertThat(Amounts.coins(1_700_000_000L)).isEqualTo("17");
        assertThat(Amounts.coins(100_000_000_000L).toPlainString()).isEqualTo("1000");
        assertThat(Amounts.coins(0).toPlainString()).isEqualTo("0");
    }
}
