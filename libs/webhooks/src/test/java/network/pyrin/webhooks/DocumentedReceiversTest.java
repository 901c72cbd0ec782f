package network.pyrin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the samples of {@code docs/webhooks.md} as they stand there, against our own signatures. */
class DocumentedReceiversTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] BODY =
            "{\"type\":\"test\",\"text\":\"gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.UTF_8);
    private static final String PYTHON = """

            import sys
            header, secret, now = sys.argv[1], sys.argv[2], float(sys.argv[3])
            print("yes" if verify(header, open(sys.argv[4], "rb").read(), secret, now) else "no")
            """;
    private static final String NODE = """

            import { readFileSync } from "node:fs";
            const [header, secret, now, file] = process.argv.slice(2);
            console.log(verify(header, readFileSync(file), secret, Number(now)) ? "yes" : "no");
            """;

    @TempDir
    private Path folder;

    @Test
    void thePythonSampleVerifies() throws Exception {
        check("python", "receiver.py", PYTHON, "python3");
    }

    @Test
    void theNodeSampleVerifies() throws Exception {
        check("javascript", "receiver.mjs", NODE, "node");
    }

    private void check(String language, String file, String main, String program) throws Exception {
        Path sample = Files.writeString(folder.resolve(file), sample(language) + main);
        Path body = Files.write(folder.resolve("body.json"), BODY);
        Path changed = Files.write(folder.resolve("changed.json"), "{}".getBytes(StandardCharsets.UTF_8));
        String header = WebhookSignature.sign(List.of("new", "old"), NOW, BODY);
        long now = NOW.getEpochSecond();
        assertThat(run(program, sample, header, "new", now, body)).isEqualTo("yes");
        assertThat(run(program, sample, header, "old", now + 299, body)).isEqualTo("yes");
        assertThat(run(program, sample, header, "other", now, body)).isEqualTo("no");
        assertThat(run(program, sample, header, "new", now + 301, body)).isEqualTo("no");
        assertThat(run(program, sample, header, "new", now, changed)).isEqualTo("no");
        assertThat(run(program, sample, "t=,v1=", "new", now, body)).isEqualTo("no");
    }

    private static String sample(String language) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("pyrin.root", "../..")).resolve("docs/webhooks.md"));
        int begin = page.indexOf("```" + language + "\n");
        assertThat(begin).as("docs/webhooks.md has a sample in " + language).isNotNegative();
        int code = begin + language.length() + 4;
        return page.substring(code, page.indexOf("```", code));
    }

    private String run(String program, Path sample, String header, String secret, long now, Path body)
            throws Exception {
        Path output = folder.resolve("output.txt");
        Process process;
        try {
            process = new ProcessBuilder(
                            program, sample.toString(), header, secret, Long.toString(now), body.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(program + " is needed to run the samples; ./pyrin doctor says how to get it", e);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(program + " ends").isTrue();
        return Files.readString(output).strip();
    }
}
