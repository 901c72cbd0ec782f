package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whatever the pages say of {@code ./pyrin deploy} can be typed. */
class DocumentedCommandsTest {
    /** Between backticks, or on a line of its own in an example, without the comment behind it. */
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:`|^\\$ |^)\\./pyrin deploy([^`#\\n]*)");

    private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern SUBCOMMAND = Pattern.compile("^ ([a-z][a-z-]+)");

    @Test
    void everyFlagAndSubcommandThatIsNamedExists() throws IOException {
        CommandLine line = DeployMain.commandLine();
        Set<String> flags = line.getCommandSpec().optionsMap().keySet();
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            for (MatchResult command :
                    COMMAND.matcher(Files.readString(page)).results().toList()) {
                String words = command.group(1);
                assertThat(all(FLAG, words)).as("%s: %s", page, words).isSubsetOf(flags);
                assertThat(all(SUBCOMMAND, words))
                        .as("%s: %s", page, words)
                        .isSubsetOf(line.getSubcommands().keySet());
                named.addAll(all(FLAG, words));
            }
        }
        assertThat(named).as("the pages were found").contains("--preset", "--bundle", "--from-start", "--bps");
    }

    private static List<String> all(Pattern pattern, String words) {
        return pattern.matcher(words)
                .results()
                .map(each -> each.groupCount() == 0 ? each.group() : each.group(1))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(Sample.ROOT.resolve("infra/README.md"), Sample.ROOT.resolve("README.md")));
        try (Stream<Path> all = Files.walk(Sample.ROOT.resolve("docs"))) {
            all.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}
