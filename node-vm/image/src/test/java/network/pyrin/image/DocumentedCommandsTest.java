package network.pyrin.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whatever the pages for operators say of the server's command can be typed. */
class DocumentedCommandsTest {
    private static final Path PAGES =
            Path.of(System.getProperty("pyrin.root", "../..")).resolve("docs/operations");

    /** Between backticks, or on a line of its own in an example; a line may go on on the next one. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:`|^ *)(?:\\./|pyrin-\\*/bin/)?pyrin ([a-z]+)((?:[^`#\\n\\\\]|\\\\\\n)*)");

    private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern KEY = Pattern.compile("\\bPYRIN_[A-Z_]+");

    /** Commands of the checkout, not of a server; the deployment has a test of its own. */
    private static final Set<String> OTHERS = Set.of("deploy", "package");

    @Test
    void everyCommandAndFlagThatIsNamedExists() throws IOException {
        Map<String, CommandLine> commands = new CommandLine(new ServerMain()).getSubcommands();
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            for (MatchResult each :
                    COMMAND.matcher(Files.readString(page)).results().toList()) {
                if (!OTHERS.contains(each.group(1))) {
                    assertThat(commands).as(page.toString()).containsKey(each.group(1));
                    assertThat(all(FLAG, each.group(2)))
                            .as("%s: %s", page, each.group())
                            .isSubsetOf(flags(each.group(1)));
                    named.add(each.group(1));
                }
            }
        }
        assertThat(named)
                .contains(
                        "install",
                        "upgrade",
                        "rollback",
                        "status",
                        "backup",
                        "restore",
                        "reindex",
                        "uninstall",
                        "verify");
    }

    @Test
    void everyKeyThatIsNamedExists() throws IOException {
        String keys = Files.readString(Path.of("src/main/bundle/config/pyrin.env"));
        for (Path page : pages()) {
            assertThat(all(KEY, Files.readString(page)))
                    .as(page.toString())
                    .allMatch(key ->
                            keys.contains(key) || key.equals("PYRIN_DEPLOY_MONGODB_URI") || key.equals("PYRIN_"));
        }
    }

    private static Set<String> flags(String command) {
        return Objects.requireNonNull(
                        new CommandLine(new ServerMain()).getSubcommands().get(command))
                .getCommandSpec()
                .optionsMap()
                .keySet();
    }

    private static List<String> all(Pattern pattern, String words) {
        return pattern.matcher(words).results().map(MatchResult::group).toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(PAGES)) {
            return all.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
