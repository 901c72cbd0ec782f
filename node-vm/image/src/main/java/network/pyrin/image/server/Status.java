package network.pyrin.image.server;

import java.io.PrintStream;
import java.util.Optional;
import network.pyrin.releasebundle.Manifest;

/** {@code pyrin status}: a table for people, an exit code for scripts. Changes nothing and needs no lock. */
public final class Status {
    private final Server server;

    /**
     * Makes the command.
     *
     * @param server to look at
     */
    public Status(Server server) {
        this.server = server;
    }

    /**
     * Prints the table.
     *
     * @return whether everything works and no switch is half done
     * @throws ServerException if nothing is installed or it cannot be read
     */
    public boolean print() throws ServerException {
        PrintStream say = server.say();
        Manifest current = server.installed();
        Selection selection = server.selection();
        Optional<Manifest> previous = server.releases().previous();
        say.println("release   " + current.id());
        say.println("previous  " + previous.map(Manifest::id).orElse("none"));
        say.println("profile   " + selection.words());
        boolean good = true;
        Optional<Journal.Switch> cut = new Journal(server.layout()).interrupted();
        if (cut.isPresent()) {
            good = false;
            say.println("attention: a switch to " + cut.get().to() + " was cut short; 'pyrin upgrade' or 'pyrin "
                    + "rollback' first goes back to " + cut.get().from());
        }
        say.printf("%n%-12s %-22s %8s %10s %9s  %s%n", "SERVICE", "STATE", "PID", "MEMORY", "RESTARTS", "HEALTH");
        for (Service service : selection.services()) {
            good &= line(say, service);
        }
        return good;
    }

    private boolean line(PrintStream say, Service service) {
        ServiceManager.State state = server.services().state(service);
        Health.Look look =
                server.services().isLive() ? server.health().look(service) : new Health.Look(true, "not looked at");
        say.printf(
                "%-12s %-22s %8s %10s %9d  %s%n",
                service.program(),
                state.word(),
                state.pid().map(String::valueOf).orElse("-"),
                state.memoryBytes().map(bytes -> (bytes >> 20) + " MiB").orElse("-"),
                state.restarts(),
                look.text());
        return look.healthy() && (state.active() || !server.services().isLive());
    }
}
