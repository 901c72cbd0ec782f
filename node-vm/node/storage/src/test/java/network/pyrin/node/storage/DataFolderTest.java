package network.pyrin.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import network.pyrin.crypto.Hash;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Hash GENESIS = new Hash(1, 2, 3, 4);

    @TempDir
    Path parent;

    private static void refused(ThrowingCallable open, StorageException.Reason reason, String named) {
        assertThatThrownBy(open)
                .hasMessageContaining(named)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void sameIdentityMayOpenAgain() {
        Path folder = parent.resolve("deep/data");
        DataFolder.open(folder, "simnet", GENESIS).close();
        try (DataFolder again = DataFolder.open(folder, "simnet", GENESIS)) {
            assertThat(again.database()).hasParentRaw(folder);
        }
    }

    @Test
    void anotherNetworkIsRefused() {
        DataFolder.open(parent.resolve("a"), "simnet", GENESIS).close();
        refused(
                () -> DataFolder.open(parent.resolve("a"), "devnet", GENESIS),
                StorageException.Reason.FOREIGN,
                "network=simnet");
        refused(
                () -> DataFolder.open(parent.resolve("a"), "simnet", Hash.ZERO),
                StorageException.Reason.FOREIGN,
                GENESIS.toHex());
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "precious");
        refused(() -> DataFolder.open(parent, "simnet", GENESIS), StorageException.Reason.FOREIGN, parent.toString());
        try (var entries = Files.list(parent)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");
        refused(() -> DataFolder.open(file, "simnet", GENESIS), StorageException.Reason.UNWRITABLE, file.toString());
        refused(
                () -> DataFolder.open(file.resolve("below"), "simnet", GENESIS),
                StorageException.Reason.UNWRITABLE,
                file.toString());
    }

    @Test
    void secondOwnerInThisProcessIsRefused() {
        try (DataFolder first = DataFolder.open(parent, "simnet", GENESIS)) {
            refused(
                    () -> DataFolder.open(first.folder(), "simnet", GENESIS),
                    StorageException.Reason.LOCKED,
                    parent.toString());
        }
        DataFolder.open(parent, "simnet", GENESIS).close();
    }

    @Test
    void anotherProcessIsNamedByItsId() throws IOException, InterruptedException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(owner.inputReader().readLine()).isEqualTo("mine");
            refused(
                    () -> DataFolder.open(parent, "simnet", GENESIS),
                    StorageException.Reason.LOCKED,
                    "process " + owner.pid());
        } finally {
            owner.destroyForcibly();
            assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        DataFolder.open(parent, "simnet", GENESIS).close();
    }

    /** Holds a folder until killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws IOException {
            DataFolder folder = DataFolder.open(Path.of(arguments[0]), "simnet", GENESIS);
            IO.println("mine");
            IO.readln();
            folder.close();
        }
    }
}
