package network.pyrin.lambdahost.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel tells of a process. All figures are 0 once it is gone. */
final class ProcessMemory {
    private static final long PAGE_KILOBYTES = 4;
    private static final long TICK_MILLIS = 10;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private ProcessMemory() {}

    /** Resident memory in units of 1,024 bytes. */
    static long residentKilobytes(long pid) {
        String[] fields = read(pid, "statm").split(" ");
        return fields.length < 2 ? 0 : Long.parseLong(fields[1]) * PAGE_KILOBYTES;
    }

    /** Processor time, user and system. */
    static long cpuMillis(long pid) {
        String stat = read(pid, "stat");
        // The second field is the program's name in parentheses, which may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length <= SYSTEM_TICKS
                ? 0
                : (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * TICK_MILLIS;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return "";
        }
    }
}
