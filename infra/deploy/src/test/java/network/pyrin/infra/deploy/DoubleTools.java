package network.pyrin.infra.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.infra.stacks.Release;

/** The CDK command's double as a real process; templates that are made once; pages and answers as the test wants them. */
final class DoubleTools implements Tools {
    final List<String> asked = new ArrayList<>();
    int status = 200;
    boolean streams = true;

    /** Whether the synthesiser itself is called each time. */
    boolean synthesisesAnew;

    private final Path folder;
    private final LocalTools local;

    DoubleTools(Path folder) {
        this.folder = folder;
        Path script = folder.resolve("cdk");
        try (InputStream in = DoubleTools.class.getResourceAsStream("cdk-double.sh")) {
            if (in == null) {
                throw new IllegalStateException("no double");
            }
            Files.createDirectories(folder.resolve("outputs"));
            Files.write(script, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!script.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make the double executable");
        }
        this.local = new LocalTools(Sample.ROOT, Optional.of(script));
    }

    /** Makes one call fail, like {@code deploy pyrin-node}; empty: none. */
    void fail(String call) throws IOException {
        Files.writeString(folder.resolve("fail"), call);
    }

    /** What a stack gives out. */
    void gives(String stack, Map<String, String> outputs) throws IOException {
        StringBuilder json = new StringBuilder("{\"" + stack + "\":{");
        outputs.forEach((name, value) ->
                json.append(json.toString().endsWith("{") ? "" : ",").append("\"" + name + "\":\"" + value + "\""));
        Files.writeString(folder.resolve("outputs").resolve(stack + ".json"), json.append("}}"));
    }

    /** Calls so far, command and stack only. */
    List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .map(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                        .toList()
                : List.of();
    }

    List<String> wholeCalls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    @Override
    public void bringCdk() throws DeployException {
        local.bringCdk();
    }

    @Override
    public Synthesis synthesise(Plan plan, Release release) throws DeployException {
        return synthesisesAnew ? local.synthesise(plan, release) : KnownAssemblies.of(plan, release);
    }

    @Override
    public int cdk(Path assembly, List<String> arguments) throws DeployException {
        return local.cdk(assembly, arguments);
    }

    @Override
    public void makeBundle(Path where) {
        throw new IllegalStateException("the tests bring their bundle");
    }

    @Override
    public void makePages(Path built, Map<String, String> settings, Path out) {
        asked.add("pages " + settings);
        try {
            Files.createDirectories(out.resolve("site/assets"));
            Files.writeString(out.resolve("site/assets/app-1a.js"), "1");
            Files.writeString(out.resolve("site/index.html"), "2");
            Files.writeString(out.resolve("files.json"), """
                    [{"key":"assets/app-1a.js","contentType":"text/javascript","contentEncoding":null,
                      "cacheControl":"public, max-age=31536000, immutable","sha256":"aa"},
                     {"key":"index.html","contentType":"text/html","contentEncoding":"br","cacheControl":"public, max-age=0","sha256":"bb"}]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int status(String url) {
        asked.add(url);
        return status;
    }

    @Override
    public boolean greets(String url) {
        asked.add(url);
        return streams;
    }

    @Override
    public void pause() {
        // Time costs nothing here.
    }
}
