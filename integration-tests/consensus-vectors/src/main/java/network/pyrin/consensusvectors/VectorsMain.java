package network.pyrin.consensusvectors;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.testing.Recording;

/** The program {@code ./pyrin vectors DIR…}: replays recorded chains against the consensus. */
public final class VectorsMain {
    private VectorsMain() {}

    /**
     * Replays and compares; the last line printed is {@code N passed, N failed}. Exit code 0 only if nothing failed, 2 if a folder
     * is no recording.
     *
     * @param args folders of recorded chains
     */
    public static void main(String[] args) {
        System.exit(run(Stream.of(args).map(Path::of).toList(), System.out, System.err));
    }

    static int run(List<Path> folders, PrintStream out, PrintStream err) {
        if (folders.isEmpty()) {
            err.println(
                    "usage: pyrin vectors DIR…   (folders of recorded chains, each with params.json and blocks.jsonl.gz)");
            return 2;
        }
        Report report = new Report(out);
        boolean readable = true;
        for (Path folder : folders) {
            try {
                new ChainReplay(Recording.open(folder), report).run();
            } catch (IllegalArgumentException | UncheckedIOException | MalformedBytesException e) {
                readable = false;
                report.result(folder.toString(), List.of("cannot be read as a recording: " + e.getMessage()));
            } catch (RuntimeException e) {
                report.result(folder.toString(), List.of("the replay broke off: " + e));
            }
        }
        report.summary();
        return !readable ? 2 : report.failed() == 0 ? 0 : 1;
    }
}
