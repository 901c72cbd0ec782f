package network.pyrin.image.server;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Names of databases: each read model that is begun anew gets one of its own, so that readers can go on with the old one. */
final class Databases {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private Databases() {}

    static MongoAddress live(Server server) throws ServerException, IOException {
        return address(Connections.read(server.layout().connections()));
    }

    static MongoAddress address(Connections connections) throws ServerException {
        return new MongoAddress(connections
                .get(Connections.MONGODB)
                .orElseThrow(() -> new ServerException("no MongoDB address is configured on this server")));
    }

    /** Another database on the same server: the present name without its time, and the time. */
    static Connections fresh(Server server) throws ServerException, IOException {
        Connections connections = Connections.read(server.layout().connections());
        MongoAddress live = address(connections);
        String base = live.database().replaceFirst("_\\d{14}$", "");
        String name = base + "_" + TIME.format(server.clock().instant());
        return connections.with(
                Connections.MONGODB, Optional.of(live.withDatabase(name).text()));
    }

    /** The same, for a processor that nobody hears: the read model is not in use yet. */
    static Connections freshAndSilent(Server server) throws ServerException, IOException {
        return fresh(server).without(Connections.REDIS).with(Connections.EVENTS, Optional.of("none"));
    }

    /** Lets the services begin a read model in a fresh database. */
    static void useFresh(Server server) throws ServerException, IOException {
        fresh(server).write(server.layout().connections());
        server.say()
                .println("The read model is built anew in the database "
                        + live(server).database() + ".");
    }
}
