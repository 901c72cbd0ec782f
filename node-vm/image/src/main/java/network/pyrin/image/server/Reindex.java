package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import network.pyrin.releasebundle.Trees;

/**
 * {@code pyrin reindex}: builds a read model from the beginning beside the live one, which goes on serving, and switches when
 * the new one has caught up. Killed anywhere, it goes on where it was when it is run again.
 */
public final class Reindex {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Server server;
    private final Layout layout;
    private final Programs programs;
    private final Duration within;

    /**
     * Makes the command.
     *
     * @param server to index anew
     * @param within how long the building may take
     */
    public Reindex(Server server, Duration within) {
        this.server = server;
        this.layout = server.layout();
        this.programs = new Programs(server);
        this.within = within;
    }

    /**
     * Builds and switches.
     *
     * @throws ServerException if the new read model does not catch up in time; the live one is untouched then
     * @throws IOException if the disk refuses
     */
    public void run() throws ServerException, IOException {
        try (InstallLock _ = InstallLock.take(layout)) {
            Selection selection = server.selection();
            long begun = server.clock().millis();
            if (selection.profile() == Profile.STANDALONE) {
                standalone(selection);
            } else if (selection.has(Service.PROCESSOR)) {
                split(selection);
            } else {
                throw new ServerException("no processor runs on this server: re-index where it does");
            }
            server.say()
                    .printf(
                            "The new read model is in use, after %.1f s.%n",
                            (server.clock().millis() - begun) / 1_000.0);
        }
    }

    private void split(Selection selection) throws ServerException, IOException {
        Path file = layout.reindexConnections();
        MongoAddress before = Databases.live(server);
        if (!Files.exists(file)) {
            Databases.freshAndSilent(server).write(file);
        }
        Connections fresh = Connections.read(file);
        String name = Databases.address(fresh).database();
        if (!name.equals(before.database())) {
            server.say().println("Building in the database " + name + "; " + before.database() + " goes on serving.");
            server.services().start(Service.REINDEX);
            awaitLive();
            server.services().stop(Service.REINDEX);
            server.services().stop(Service.PROCESSOR);
            programs.run(List.of("readmodel", "carry", "--to", file.toString()));
            Connections.read(layout.connections())
                    .with(Connections.MONGODB, fresh.get(Connections.MONGODB))
                    .write(layout.connections());
        }
        server.services().stop(Service.PROCESSOR);
        server.services().start(Service.PROCESSOR);
        if (selection.has(Service.STREAM)) {
            server.services().stop(Service.STREAM);
            server.services().start(Service.STREAM);
        }
        Files.deleteIfExists(file);
        server.say()
                .println("Readers elsewhere must be told the database " + name
                        + " now; the one before can be dropped when none uses it.");
    }

    private void awaitLive() throws ServerException {
        Instant until = server.clock().instant().plus(within);
        Health.Look look = server.health().look(Service.REINDEX);
        while (!look.text().startsWith("live")) {
            if (server.clock().instant().isAfter(until)) {
                throw new ServerException("the new read model has not caught up in time (" + look.text()
                        + "); the live one is untouched. Run it again to go on");
            }
            if (server.services().state(Service.REINDEX).word().startsWith("failed")) {
                throw new ServerException("the processor of the new read model failed; the live one is untouched. See "
                        + "journalctl -u " + Service.REINDEX.unit());
            }
            Pause.of(PAUSE);
            look = server.health().look(Service.REINDEX);
        }
    }

    /** What it wrote until it failed is of no use: the next try begins anew. */
    private void build(Path next) throws ServerException, IOException {
        try {
            programs.run(
                    List.of("standalone-reindex", "--into", next.toString(), "--timeout", "" + within.toSeconds()));
        } catch (ServerException e) {
            Trees.delete(next);
            throw new ServerException(e.getMessage() + "; the live read model is untouched", e);
        }
    }

    private void standalone(Selection selection) throws ServerException, IOException {
        String network =
                EnvironmentFile.read(layout.environment()).get(Keys.NETWORK).orElse("simnet");
        Path folder = layout.data().resolve(Backup.STANDALONE).resolve(network);
        Path next = folder.resolve("mongodb.next");
        Path live = folder.resolve("mongodb");
        Path old = folder.resolve("mongodb.old");
        // One that was cut short before its switch is begun again: it costs no more than the rest of it.
        Trees.delete(next);
        server.say().println("Building in " + next + "; the live one goes on serving.");
        build(next);
        server.fleet().stop(selection);
        try {
            programs.run(List.of("standalone-reindex", "--into", next.toString(), "--carry-from", live.toString()));
            Trees.delete(old);
            Files.move(live, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(next, live, StandardCopyOption.ATOMIC_MOVE);
            server.services().own(live, "pyrin");
        } finally {
            if (!Files.exists(live) && Files.exists(old)) {
                Files.move(old, live, StandardCopyOption.ATOMIC_MOVE);
            }
            server.fleet().start(selection, server.patience());
        }
        Trees.delete(old);
    }
}
