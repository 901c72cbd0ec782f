package network.pyrin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import network.pyrin.releasebundle.Places;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a cloud machine's first start asks of the bundle is what the bundle offers: the command, its flags, its keys. */
class LaunchTemplateTest {
    private static final Path BOOT =
            Path.of("../../infra/stacks/src/main/resources/network/pyrin/infra/stacks/machine/boot.sh");
    private static final Path BUNDLE = Path.of("src/main/bundle");

    @Test
    void theCommandTakesItsFlags() throws IOException {
        String script = Files.readString(BOOT);
        assertThat(script).contains("pyrin-*/" + Places.COMMAND);
        assertThat(BUNDLE.resolve(Places.COMMAND)).isRegularFile().isExecutable();
        String[] call = found(script, "\"\\$installer\" (install .*)")
                .iterator()
                .next()
                .replace("\"$PROGRAMS\"", "node,processor,stream")
                .replace("\"$NETWORK\"", "mainnet")
                .split(" ");
        assertThatCode(() -> new CommandLine(new ServerMain()).parseArgs(call)).doesNotThrowAnyException();
    }

    @Test
    void everyKeyThatItSetsIsExplained() throws IOException {
        Set<String> asked = found(Files.readString(BOOT), "\\b(PYRIN_[A-Z_]+)=");
        assertThat(asked).hasSizeGreaterThan(4);
        assertThat(found(Files.readString(BUNDLE.resolve("config/pyrin.env")), "(?m)^#?(PYRIN_[A-Z_]+)="))
                .containsAll(asked);
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
