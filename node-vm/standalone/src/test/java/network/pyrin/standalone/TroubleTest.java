package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
    @Test
    void theFirstReportIsPrintedAndStopsTheRestIsSilent() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        AtomicInteger stops = new AtomicInteger();
        Trouble trouble = new Trouble(new PrintStream(printed, true, StandardCharsets.UTF_8), stops::incrementAndGet);
        assertThat(trouble.reported()).isEmpty();
        trouble.report("The disk is full.");
        trouble.report("The database fails.");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("The disk is full.");
        assertThat(stops).hasValue(1);
        assertThat(trouble.reported()).contains("The disk is full.");
    }

    @Test
    void aFolderThatGoesAwayIsReported(@TempDir Path temp) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Trouble trouble = new Trouble(System.err, stopped::countDown);
        try (DiskWatch _ = DiskWatch.start(temp.resolve("not-there"), trouble)) {
            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(trouble.reported().orElseThrow())
                .startsWith("The data folder ")
                .endsWith(".");
    }

    @Test
    void whatIsSaidOfAFullDiskNamesTheFolderAndTheRoomNeeded() {
        assertThat(DiskWatch.tooLittle(Path.of("/data"), 90L << 20))
                .isEqualTo(
                        "The disk of /data has only 90 MiB left. Stopping before anything is lost; free at least 256 MiB"
                                + " and start again to continue.");
    }
}
