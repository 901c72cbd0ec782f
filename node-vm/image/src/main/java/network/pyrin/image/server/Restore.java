package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Reason;
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
            Optional<String> part = part(selection);
            refuseLack(backup, selection, part, freshReadModel);
            long begun = server.clock().millis();
            place(backup, selection, part, freshReadModel);
            long placed = server.clock().millis();
            start(selection, part);
            server.say()
                    .printf(
                            "Restored %s: put back in %.1f s, healthy after %.1f s.%n",
                            backup, (placed - begun) / 1_000.0, (server.clock().millis() - begun) / 1_000.0);
        }
    }

    /** Which folder of files this server has, and so a backup of it: none where only readers of a database run. */
    private static Optional<String> part(Selection selection) {
        if (selection.profile() == Profile.STANDALONE) {
            return Optional.of(Backup.STANDALONE);
        }
        return selection.has(Service.NODE) ? Optional.of(Backup.NODE) : Optional.empty();
    }

    private static void refuseLack(Path backup, Selection selection, Optional<String> part, boolean freshReadModel)
            throws ServerException {
        List<String> needed = new ArrayList<>();
        part.ifPresent(needed::add);
        if (selection.has(Service.PROCESSOR) && !freshReadModel) {
            needed.add(Backup.READ_MODEL);
        }
        for (String each : needed) {
            if (!Files.isDirectory(backup.resolve(each))) {
                throw new ServerException("the backup " + backup + " has no " + each + " part; nothing was changed");
            }
        }
    }

    /** What may fail for want of room comes first: until then the services run on, and nothing is touched. */
    private void place(Path backup, Selection selection, Optional<String> part, boolean freshReadModel)
            throws ServerException, IOException {
        if (part.isPresent()) {
            bring(backup.resolve(part.get()), incoming(part.get()), freshReadModel);
        }
        try {
            server.fleet().stop(selection);
            if (selection.has(Service.PROCESSOR)) {
                readModel(backup, freshReadModel);
            }
            if (part.isPresent()) {
                replace(part.get());
            }
        } finally {
            if (part.isPresent()) {
                Trees.delete(incoming(part.get()));
            }
        }
    }

    private Path incoming(String part) {
        return layout.data().resolve("." + part + ".incoming");
    }

    private void start(Selection selection, Optional<String> part) throws ServerException, IOException {
        List<Path> kept = part.isPresent() ? aside(part.get()) : List.of();
        try {
            server.fleet().start(selection, server.patience());
        } catch (ServerException e) {
            throw new ServerException(
                    e.getMessage() + ". The data here is the backup's now"
                            + (kept.isEmpty() ? "" : "; what was here before is kept in " + kept.getFirst()),
                    e);
        }
        for (Path each : kept) {
            Trees.delete(each);
        }
    }

    private static void verify(Path backup) throws ServerException {
        try {
            Checksums.verify(backup);
        } catch (BundleException e) {
            throw new ServerException(String.valueOf(e.getMessage()).replace("the bundle", "the backup"), e);
        }
    }

    /** Copies a part of the backup beside the data, made ready to take its place. */
    private void bring(Path part, Path incoming, boolean freshReadModel) throws ServerException, IOException {
        try {
            SafeFiles.folder(layout.data());
            Trees.delete(incoming);
            Trees.copy(part, incoming);
            if (part.endsWith(Backup.STANDALONE)) {
                prepare(incoming, freshReadModel);
            }
            Trees.sync(incoming);
        } catch (IOException e) {
            Trees.delete(incoming);
            throw new ServerException(
                    "cannot copy the backup to " + layout.data() + ": " + Reason.of(e)
                            + "; nothing was changed, the services run on. Make room there and run it again",
                    e);
        }
    }

    private static void prepare(Path standalone, boolean freshReadModel) throws IOException {
        List<Path> networks;
        try (Stream<Path> all = Files.list(standalone)) {
            networks = all.filter(Files::isDirectory).toList();
        }
        for (Path network : networks) {
            if (freshReadModel) {
                Trees.delete(network.resolve("mongodb"));
            } else {
                Files.writeString(network.resolve(RENEW_EPOCH), "");
            }
        }
    }

    private void readModel(Path backup, boolean fresh) throws ServerException, IOException {
        if (fresh) {
            Databases.useFresh(server);
            return;
        }
        String documents = backup.resolve(Backup.READ_MODEL).toString();
        try {
            new Programs(server).run(List.of("readmodel", "import", "--replace", documents));
        } catch (ServerException e) {
            throw new ServerException(
                    e.getMessage()
                            + ". The read model may be half put back, so the services stay stopped: run it again,"
                            + " or with --fresh-read-model",
                    e);
        }
    }

    /** What restores that did not end well have put aside, the oldest first. */
    private List<Path> aside(String part) throws IOException {
        try (Stream<Path> all = Files.list(layout.data())) {
            return all.filter(each -> each.getFileName().toString().startsWith(prefix(part)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    /** A name for one more; a kill while they were deleted may have left any of them. */
    private Path free(String part) {
        int number = 1;
        while (Files.exists(layout.data().resolve(prefix(part) + number))) {
            number++;
        }
        return layout.data().resolve(prefix(part) + number);
    }

    private static String prefix(String part) {
        return "." + part + ".replaced-";
    }

    /** Two renames; between them, for a moment, there is no data, and a second run starts from the backup again. */
    private void replace(String part) throws ServerException, IOException {
        Path place = layout.data().resolve(part);
        if (Files.exists(place)) {
            Files.move(place, free(part), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(incoming(part), place, StandardCopyOption.ATOMIC_MOVE);
        Trees.syncOne(layout.data());
        // The folder was made by root; its owner is the one that the service's user file names.
        server.services().own(place, part.equals(Backup.NODE) ? "pyrin-node" : "pyrin");
    }
}
