package network.pyrin.image.server;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Reason;

/**
 * Goes from one release to another, and back by itself if the other does not work.
 *
 * <p>Each step is whole or not done, and the journal stands from before the first to after the last. Killed anywhere, the
 * server either still has the old release in use or has the new one in use with a journal; {@link #repair} goes back to
 * the old one.
 */
final class Switcher {
    private static final int LAST_WORDS = 5;

    private final Releases releases;
    private final Units units;
    private final Fleet fleet;
    private final ServiceManager services;
    private final Journal journal;
    private final Patience patience;
    private final PrintStream say;

    Switcher(
            Layout layout,
            Releases releases,
            ServiceManager services,
            Fleet fleet,
            Patience patience,
            PrintStream say) {
        this.releases = releases;
        this.units = new Units(layout, services);
        this.fleet = fleet;
        this.services = services;
        this.journal = new Journal(layout);
        this.patience = patience;
        this.say = say;
    }

    /** Switches; on failure the old release is in use again and a sentence says so. */
    void go(Manifest from, Manifest to, Selection selection) throws ServerException, IOException {
        journal.begin(new Journal.Switch(from.id(), to.id()));
        try {
            change(to, selection);
        } catch (ServerException e) {
            tell(selection);
            say.println("Going back to " + from.version() + ": " + e.getMessage());
            back(from, selection, e);
            throw new ServerException(
                    to.version() + " did not work (" + e.getMessage() + "); " + from.version() + " runs again", e);
        }
        releases.remember(from.id());
        journal.end();
        releases.prune();
    }

    private void change(Manifest to, Selection selection) throws ServerException {
        fleet.stop(selection);
        try {
            releases.use(to.id());
        } catch (IOException e) {
            throw new ServerException("cannot switch to " + to.id() + ": " + Reason.of(e), e);
        }
        units.install(releases.folder(to.id()), selection);
        fleet.start(selection, patience);
    }

    private void back(Manifest from, Selection selection, ServerException why) throws ServerException, IOException {
        try {
            change(from, selection);
            journal.end();
            releases.prune();
        } catch (ServerException e) {
            e.addSuppressed(why);
            throw new ServerException(
                    "neither release works: first " + why.getMessage() + "; then, back on " + from.version() + ", "
                            + e.getMessage() + ". Look at 'pyrin status' and 'journalctl -u pyrin-*'",
                    e);
        }
    }

    private void tell(Selection selection) {
        for (Service service : selection.services()) {
            if (!services.state(service).active()) {
                List<String> words = services.lastWords(service);
                words.subList(Math.max(0, words.size() - LAST_WORDS), words.size())
                        .forEach(line -> say.println("  " + service.program() + ": " + line));
            }
        }
    }

    /** Finishes what an earlier command was killed in: goes back to the release that was in use before it. */
    void repair(Selection selection) throws ServerException, IOException {
        var found = journal.interrupted();
        if (found.isEmpty()) {
            return;
        }
        Journal.Switch cut = found.get();
        if (!releases.isPlaced(cut.from())) {
            throw new ServerException("a switch from " + cut.from() + " to " + cut.to() + " was cut short, and "
                    + cut.from() + " is gone: delete " + journal.file() + " and look at 'pyrin status'");
        }
        say.println("An earlier switch from " + cut.from() + " to " + cut.to() + " was cut short; going back first.");
        fleet.stop(selection);
        releases.use(cut.from());
        units.install(releases.folder(cut.from()), selection);
        fleet.start(selection, patience);
        journal.end();
    }
}
