package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Checksums;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Reason;
import network.pyrin.releasebundle.Trees;

/**
 * {@code pyrin backup}: a folder with everything this server keeps, and checksums.
 *
 * <p>Standalone stops while its files are copied. Apart, only the processor stops, while the read model is written to files;
 * then the node, which runs on, writes a checkpoint. In this order the node's copy is never behind the read model's, so
 * what is put back catches up by itself.
 */
public final class Backup {
    /** Part of a backup: the node's data folder. */
    static final String NODE = "node";
    /** Part of a backup: everything that standalone keeps. */
    static final String STANDALONE = "standalone";
    /** Part of a backup: the read model's documents. */
    static final String READ_MODEL = "readmodel";

    private static final String PARTIAL = ".partial";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Server server;
    private final Layout layout;
    private final Programs programs;

    /**
     * Makes the command.
     *
     * @param server to back up
     */
    public Backup(Server server) {
        this.server = server;
        this.layout = server.layout();
        this.programs = new Programs(server);
    }

    /**
     * Backs up.
     *
     * @param folder where backups are kept; this one becomes a folder in it, named by the time
     * @return the backup
     * @throws ServerException if a part cannot be read; services run again in any case
     * @throws IOException if this server's own notes cannot be read
     */
    public Path run(Path folder) throws ServerException, IOException {
        try (InstallLock _ = InstallLock.take(layout)) {
            Manifest current = server.installed();
            Selection selection = server.selection();
            Instant now = server.clock().instant();
            Path backup = folder.resolve(NAME.format(now));
            BackupNote note =
                    new BackupNote(selection.profile().text(), current.id(), current.formats(), now.toString());
            long stopped;
            try {
                stopped = write(folder, backup, selection, note);
            } catch (IOException e) {
                throw new ServerException(
                        "cannot write the backup to " + folder + ": " + Reason.of(e)
                                + "; nothing of it is left there, and the services run on. Make room, or name another"
                                + " place with --to",
                        e);
            }
            server.say()
                    .printf(
                            "%s: %,d MiB in %.1f s, %s stopped for %.1f s%n",
                            backup,
                            Trees.bytes(backup) >> 20,
                            (server.clock().millis() - now.toEpochMilli()) / 1_000.0,
                            selection.profile() == Profile.STANDALONE ? "services" : "processor",
                            stopped / 1_000.0);
            return backup;
        }
    }

    /** Writes it under another name first; half of a backup is of no use and takes room. Returns milliseconds stopped. */
    private long write(Path folder, Path backup, Selection selection, BackupNote note)
            throws ServerException, IOException {
        Path draft = draft(folder, String.valueOf(backup.getFileName()));
        try {
            long stopped =
                    selection.profile() == Profile.STANDALONE ? standalone(selection, draft) : split(selection, draft);
            note.write(draft);
            Checksums.write(draft);
            Trees.sync(draft);
            Files.move(draft, backup, StandardCopyOption.ATOMIC_MOVE);
            Trees.syncOne(folder);
            return stopped;
        } finally {
            Trees.delete(draft);
        }
    }

    /** An empty folder that only its owner reads: chain and documents are public, hooks of users are not. */
    private static Path draft(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            SafeFiles.folder(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        List<Path> leftovers;
        try (Stream<Path> all = Files.list(folder)) {
            leftovers = all.filter(each -> each.toString().endsWith(PARTIAL)).toList();
        }
        for (Path leftover : leftovers) {
            Trees.delete(leftover);
        }
        return Files.createDirectory(
                folder.resolve("." + name + PARTIAL),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private long standalone(Selection selection, Path draft) throws ServerException, IOException {
        Path data = layout.data().resolve(STANDALONE);
        if (!Files.isDirectory(data)) {
            throw new ServerException("there is no data in " + data);
        }
        long begun = server.clock().millis();
        server.fleet().stop(selection);
        try {
            Trees.copy(data, draft.resolve(STANDALONE));
        } finally {
            server.services().start(Service.STANDALONE);
        }
        return server.clock().millis() - begun;
    }

    private long split(Selection selection, Path draft) throws ServerException, IOException {
        long stopped = 0;
        if (selection.has(Service.PROCESSOR)) {
            long begun = server.clock().millis();
            server.services().stop(Service.PROCESSOR);
            try {
                programs.run(
                        List.of("readmodel", "export", draft.resolve(READ_MODEL).toString()));
            } finally {
                server.services().start(Service.PROCESSOR);
            }
            stopped = server.clock().millis() - begun;
        }
        if (selection.has(Service.NODE)) {
            node(draft);
        }
        return stopped;
    }

    private void node(Path draft) throws ServerException, IOException {
        Path checkpoint = Path.of(programs.run(List.of("node", "checkpoint")).strip());
        if (!checkpoint.startsWith(layout.data().resolve(NODE)) || checkpoint.getParent() == null) {
            throw new ServerException(
                    "the node wrote its checkpoint to " + checkpoint + ", which is not its data folder");
        }
        Path place = draft.resolve(layout.data().relativize(checkpoint.getParent()));
        Files.createDirectories(place);
        Trees.delete(place);
        try {
            Trees.copy(checkpoint, place);
        } finally {
            Trees.delete(checkpoint);
        }
    }
}
