package network.pyrin.cloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventHistory;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionsUnaccepted;

/**
 * A read model that changes by a seed, and what it tells: changes of the selected chain with reorgs, events between them,
 * restarts that jump in the sequence, and new epochs. Its balances are the truth that every watcher must end with.
 * Thread-safe.
 */
final class World implements EventHistory {
    private static final int ADDRESSES = 24;
    private static final int CHANGES_KEPT = 512;
    private static final long JUMP = 1_000_000;

    private final RandomGenerator random;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Deque<List<ChainEvent>> told = new ArrayDeque<>();
    private final Deque<Undo> chain = new ArrayDeque<>();
    private final Map<Position, ChainEvent> large = new HashMap<>();
    private Hash sink = Hash.ZERO;
    private String epoch = "epoch-0";
    private int epochs = 1;
    private long sequence;
    private long applied;

    /** An address. */
    record Account(long balance, long txCount) {}

    /** Everything at one position. */
    record State(Position at, Map<String, Account> accounts, Hash sink) {}

    /** What a chain block did: taken back by a reorg. */
    private record Undo(Map<String, Long> deltas, Hash before) {}

    World(RandomGenerator random) {
        this.random = random;
    }

    /** What a page would load: all events of changes up to the position are in it. */
    synchronized State snapshot() {
        return new State(new Position(epoch, applied), Map.copyOf(accounts), sink);
    }

    @Override
    public synchronized Optional<Position> position() {
        return Optional.of(new Position(epoch, applied));
    }

    @Override
    public synchronized Optional<ChainEvent> stored(Position at) {
        return Optional.ofNullable(large.get(at));
    }

    /** Keeps an event that is too large for the topic. */
    synchronized void keep(ChainEvent event) {
        large.put(event.at(), event);
    }

    @Override
    public synchronized List<ChainEvent> after(Position position) {
        boolean reaches = !told.isEmpty() && told.getFirst().getFirst().at().sequence() <= position.sequence() + 1;
        if (!position.epoch().equals(epoch) || !reaches) {
            return List.of();
        }
        return told.stream()
                .flatMap(List::stream)
                .filter(event -> event.at().sequence() > position.sequence())
                .toList();
    }

    /** An event between changes. */
    synchronized ChainEvent between() {
        return new MempoolChanged(next(), random.nextInt(100), List.of(), List.of(hash()));
    }

    /** One too large for a message. */
    synchronized ChainEvent largeEvent() {
        List<Hash> ids = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            ids.add(hash());
        }
        return new TransactionsUnaccepted(next(), hash(), ids);
    }

    /** A new start of the processor: sequences jump, so that none is used twice. */
    synchronized void restart() {
        sequence = applied + JUMP;
    }

    /** A new read model: everything from nothing. */
    synchronized void newEpoch() {
        epoch = "epoch-" + epochs++;
        accounts.clear();
        told.clear();
        chain.clear();
        large.clear();
        sink = Hash.ZERO;
        sequence = 0;
        applied = 0;
    }

    /** Applies a change, then tells it: a chain block more, and before it, sometimes, some less. */
    synchronized List<ChainEvent> change() {
        Map<String, Long> deltas = new HashMap<>();
        List<Hash> removed = new ArrayList<>();
        int depth = random.nextInt(12) == 0 ? random.nextInt(Math.min(5, chain.size() + 1)) : 0;
        for (int i = 0; i < depth; i++) {
            Undo undo = chain.removeLast();
            undo.deltas().forEach((address, delta) -> deltas.merge(address, -delta, Long::sum));
            removed.add(sink);
            sink = undo.before();
        }
        Map<String, Long> done = new HashMap<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            done.merge("pyrinsim:a" + random.nextInt(ADDRESSES), random.nextLong(-500, 1_000), Long::sum);
        }
        done.forEach((address, delta) -> deltas.merge(address, delta, Long::sum));
        chain.addLast(new Undo(done, sink));
        if (chain.size() > 20) {
            chain.removeFirst();
        }
        sink = hash();
        List<ChainEvent> events = new ArrayList<>();
        ChainChanged.ChainBlock added = new ChainChanged.ChainBlock(sink, 1, 1, 1, done.size());
        events.add(new ChainChanged(next(), removed, List.of(added), List.of(), sink, 1, 1, 1));
        deltas.forEach((address, delta) -> {
            Account before = accounts.getOrDefault(address, new Account(0, 0));
            Account after = new Account(before.balance() + delta, before.txCount() + 1);
            accounts.put(address, after);
            events.add(new AddressChanged(
                    next(), address, after.balance(), 0, 0, after.txCount(), 0, delta, List.of(), List.of()));
        });
        applied = sequence;
        told.addLast(events);
        if (told.size() > CHANGES_KEPT) {
            told.removeFirst();
        }
        return events;
    }

    private Position next() {
        return new Position(epoch, ++sequence);
    }

    private Hash hash() {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
