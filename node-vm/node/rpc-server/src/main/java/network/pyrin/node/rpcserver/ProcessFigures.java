package network.pyrin.node.rpcserver;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import network.pyrin.noderpc.wire.ProcessMetrics;

/** This process as the operating system sees it: from /proc where there is one, else what the JVM knows. */
final class ProcessFigures {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path IO = Path.of("/proc/self/io");
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private long lastNanos = System.nanoTime();
    private long lastRead;
    private long lastWritten;

    /** Figures of now; rates are since the last call. */
    synchronized ProcessMetrics read() {
        long now = System.nanoTime();
        double seconds = Math.max(0.001, (now - lastNanos) / 1e9);
        long read = figure(IO, "read_bytes:");
        long written = figure(IO, "write_bytes:");
        ProcessMetrics metrics = ProcessMetrics.newBuilder()
                .setResidentSetSize(figure(STATUS, "VmRSS:") * 1024)
                .setVirtualMemorySize(figure(STATUS, "VmSize:") * 1024)
                .setCoreNum(Runtime.getRuntime().availableProcessors())
                .setCpuUsage((float) cpuLoad())
                .setFdNum(openDescriptors())
                .setDiskIoReadBytes(read)
                .setDiskIoWriteBytes(written)
                .setDiskIoReadPerSec((float) ((read - lastRead) / seconds))
                .setDiskIoWritePerSec((float) ((written - lastWritten) / seconds))
                .build();
        lastNanos = now;
        lastRead = read;
        lastWritten = written;
        return metrics;
    }

    private static double cpuLoad() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuLoad())
                : 0;
    }

    private static long figure(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .flatMap(line ->
                            Arrays.stream(line.split("\\s+", -1)).skip(1).limit(1))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            // Not Linux, or not allowed to look: the figure is unknown.
            return 0;
        }
    }

    private static int openDescriptors() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count();
        } catch (IOException e) {
            return 0;
        }
    }
}
