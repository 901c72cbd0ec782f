package network.pyrin.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs {@link CryptoBenchmark}. */
final class CryptoSuite implements BenchMain.Suite {
    @Override
    public String purpose() {
        return "[PATTERN]  hashes, proof of work, signatures and MuHash, operations a second on one thread";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        return JmhRun.run(CryptoBenchmark.class, args.isEmpty() ? "" : args.getFirst(), Map.of(), out);
    }
}
