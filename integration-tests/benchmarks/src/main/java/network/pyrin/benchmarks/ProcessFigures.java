package network.pyrin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children take, as the operating system tells.
 *
 * @param residentBytes memory in use; 0 where there is no /proc
 * @param cpuSeconds processor time since their start
 */
record ProcessFigures(long residentBytes, double cpuSeconds) {
    static ProcessFigures of(ProcessHandle process) throws IOException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        long resident = 0;
        double cpu = 0;
        for (ProcessHandle each : all) {
            resident += residentBytes(each.pid());
            cpu += each.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        }
        return new ProcessFigures(resident, cpu);
    }

    private static long residentBytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
