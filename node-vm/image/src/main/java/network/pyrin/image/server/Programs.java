package network.pyrin.image.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs programs of the release in use to their end, with this server's keys and secrets, as its services have them. */
final class Programs {
    private final Server server;

    Programs(Server server) {
        this.server = server;
    }

    /**
     * Runs one.
     *
     * @param arguments as {@code bin/run} takes them
     * @return what it said
     * @throws ServerException with its last line if it fails
     */
    String run(List<String> arguments) throws ServerException, IOException {
        List<String> command = new ArrayList<>(List.of(server.program("run").toString()));
        command.addAll(arguments);
        Map<String, String> environment = new HashMap<>(
                EnvironmentFile.read(server.layout().environment()).values());
        environment.put("PYRIN_DATA", server.layout().data().toString());
        environment.put("PYRIN_CONNECTIONS", server.layout().connections().toString());
        Command.Result result = Command.run(command, environment);
        if (result.code() != 0) {
            throw new ServerException(arguments.getFirst() + " failed: " + result.lastLine());
        }
        return result.said();
    }
}
