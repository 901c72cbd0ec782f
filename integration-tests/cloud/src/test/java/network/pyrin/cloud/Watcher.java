package network.pyrin.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.Position;

/**
 * What the stream and the page behind it make of events: applies the next, ignores what its snapshot has, and loads a new
 * snapshot after a hole. Checks on the way that nothing comes twice or in the wrong order, and that every balance is the
 * one before and the change.
 */
final class Watcher implements EventSubscriber.Listener {
    private final World world;
    private final Map<String, World.Account> accounts = new HashMap<>();
    private Hash sink = Hash.ZERO;
    private Optional<Position> position = Optional.empty();
    private Optional<Position> heard = Optional.empty();
    private int reloads;
    private int unreadable;

    Watcher(World world) {
        this.world = world;
    }

    @Override
    public void onConnected() {
        // Later a hole shows by itself.
        if (position.isEmpty()) {
            load();
        }
    }

    @Override
    public void onUnreadable(String reason) {
        unreadable++;
    }

    @Override
    public void onEvent(ChainEvent event) {
        Position at = event.at();
        boolean repeated = heard.filter(last -> last.epoch().equals(at.epoch()) && last.sequence() >= at.sequence())
                .isPresent();
        if (repeated) {
            throw new AssertionError(at + " after " + heard);
        }
        heard = Optional.of(at);
        if (position.isEmpty() || !position.get().epoch().equals(at.epoch())) {
            load();
        } else if (at.sequence() > position.get().sequence() + 1) {
            reloads++;
            load();
        }
        Position known = position.orElseThrow();
        if (known.epoch().equals(at.epoch()) && at.sequence() > known.sequence()) {
            apply(event);
            position = Optional.of(at);
        }
    }

    private void apply(ChainEvent event) {
        if (event instanceof AddressChanged changed) {
            World.Account before = accounts.getOrDefault(changed.address(), new World.Account(0, 0));
            if (before.balance() + changed.delta() != changed.balance()) {
                throw new AssertionError(changed + " does not follow " + before);
            }
            accounts.put(changed.address(), new World.Account(changed.balance(), changed.txCount()));
        }
        if (event instanceof ChainChanged changed) {
            boolean fits =
                    changed.removed().isEmpty() || changed.removed().getFirst().equals(sink);
            if (!fits) {
                throw new AssertionError("removed " + changed.removed() + " does not begin at " + sink);
            }
            sink = changed.sink();
        }
    }

    private void load() {
        World.State state = world.snapshot();
        accounts.clear();
        accounts.putAll(state.accounts());
        sink = state.sink();
        position = Optional.of(state.at());
    }

    /** What it shows. */
    World.State state() {
        return new World.State(position.orElseThrow(), Map.copyOf(accounts), sink);
    }

    /** How many holes could not be filled. */
    int reloads() {
        return reloads;
    }

    /** How many messages made no sense. */
    int unreadable() {
        return unreadable;
    }
}
