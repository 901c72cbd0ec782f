package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Trees;

/**
 * {@code pyrin restore}: puts a backup in the place of the data, then lets the services catch up. What was there before is
 * kept aside until they are healthy. Killed anywhere, it is simply run again.
 */
public final class Restore {
    private static final String RENEW_EPOCH = "renew-epoch";

    private final Server server;
    private final Layout layout;

    /**
     * Makes the command.
     *
     * @param server to restore
     */
    public Restore(Server server) {
        this.server = server;
        this.layout = server.layout();
    }

    /**
     * Restores.
     *
     * @param backup a backup's folder
     * @param freshReadModel whether the read model is built anew instead of put back
     * @throws ServerException if the backup cannot be used (nothing is changed then), or the services do not come up
     * @throws IOException if the disk refuses
     */
    public void run(Path backup, boolean freshReadModel) throws ServerException, IOException {
        try (InstallLock _ = InstallLock.take(layout)) {
            Selection selection = server.selection();
            BackupNote note = BackupNote.read(backup);
            verify(backup);
            note.refuseOther(selection, server.installed());
            long begun = server.clock().millis();
            server.fleet().stop(selection);
            if (selection.profile() == Profile.STANDALONE) {
                standalone(backup, freshReadModel);
            } else {
                split(backup, selection, freshReadModel);
            }
            long placed = server.clock().millis();
            server.fleet().start(selection, server.patience());
            Trees.delete(aside(Backup.NODE));
            Trees.delete(aside(Backup.STANDALONE));
            server.say()
                    .printf(
                            "Restored %s: put back in %.1f s, healthy after %.1f s.%n",
                            backup, (placed - begun) / 1_000.0, (server.clock().millis() - begun) / 1_000.0);
        }
    }

    private static void verify(Path backup) throws ServerException {
        try {
            Checksums.verify(backup);
        } catch (BundleException e) {
            throw new ServerException(String.valueOf(e.getMessage()).replace("the bundle", "the backup"), e);
        }
    }

    private void standalone(Path backup, boolean freshReadModel) throws ServerException, IOException {
        Path incoming = bring(backup, Backup.STANDALONE);
        List<Path> networks;
        try (Stream<Path> all = Files.list(incoming)) {
            networks = all.filter(Files::isDirectory).toList();
        }
        for (Path network : networks) {
            if (freshReadModel) {
                Trees.delete(network.resolve("mongodb"));
            } else {
                Files.writeString(network.resolve(RENEW_EPOCH), "");
            }
        }
        replace(Backup.STANDALONE, incoming);
    }

    private void split(Path backup, Selection selection, boolean freshReadModel) throws ServerException, IOException {
        if (selection.has(Service.PROCESSOR)) {
            if (freshReadModel) {
                Databases.useFresh(server);
            } else {
                new Programs(server)
                        .run(List.of(
                                "readmodel",
                                "import",
                                "--replace",
                                backup.resolve(Backup.READ_MODEL).toString()));
            }
        }
        if (selection.has(Service.NODE)) {
            replace(Backup.NODE, bring(backup, Backup.NODE));
        }
    }

    private Path bring(Path backup, String part) throws ServerException, IOException {
        if (!Files.isDirectory(backup.resolve(part))) {
            throw new ServerException("the backup " + backup + " has no " + part + " part");
        }
        Path incoming = layout.data().resolve("." + part + ".incoming");
        SafeFiles.folder(layout.data());
        Trees.delete(incoming);
        Trees.copy(backup.resolve(part), incoming);
        Trees.sync(incoming);
        return incoming;
    }

    private Path aside(String part) {
        return layout.data().resolve("." + part + ".replaced");
    }

    /** Two renames; between them, for a moment, there is no data, and a second run starts from the backup again. */
    private void replace(String part, Path incoming) throws ServerException, IOException {
        Path place = layout.data().resolve(part);
        if (Files.exists(place)) {
            Trees.delete(aside(part));
            Files.move(place, aside(part), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
        Trees.syncOne(layout.data());
        // The folder was made by root; its owner is the one that the service's user file names.
        server.services().own(place, part.equals(Backup.NODE) ? "pyrin-node" : "pyrin");
    }
}
