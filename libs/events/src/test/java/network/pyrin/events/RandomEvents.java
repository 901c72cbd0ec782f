package network.pyrin.events;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;

/** Random events of every kind, for round trips. */
final class RandomEvents {
    private final RandomGenerator random;

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    /** One event of every kind. */
    List<ChainEvent> oneOfEach() {
        return List.of(
                new BlockAdded(at(), block(), list(this::transaction)),
                new ChainChanged(
                        at(),
                        list(this::hash),
                        list(() -> new ChainChanged.ChainBlock(hash(), count(), count(), count(), random.nextInt(99))),
                        list(() ->
                                new ChainChanged.BlockRecolored(hash(), random.nextBoolean(), color(), maybe(hash()))),
                        hash(),
                        count(),
                        count(),
                        count()),
                new TransactionsAccepted(at(), hash(), count(), count(), list(this::transaction)),
                new TransactionsUnaccepted(at(), hash(), list(this::hash)),
                new AddressChanged(
                        at(),
                        "pyrinsim:q" + count(),
                        amount(),
                        amount(),
                        amount(),
                        count(),
                        count(),
                        -amount(),
                        list(this::entry),
                        list(this::entry)),
                new FiguresChanged(at(), figures()),
                new MetricsPointAdded(at(), "minute", count(), random.nextDouble(), random.nextDouble(), 1, 2),
                new MempoolChanged(
                        at(),
                        count(),
                        list(() -> new MempoolChanged.MempoolTransaction(transaction(), count(), list(() -> "a"))),
                        list(this::hash)),
                new StatusChanged(
                        at(),
                        new ReadModelStatus(
                                "simnet",
                                ReadModelStatus.State.values()[random.nextInt(3)],
                                count(),
                                count(),
                                random.nextDouble(),
                                hash(),
                                count())));
    }

    private Position at() {
        return new Position("e" + random.nextInt(10), count());
    }

    private BlockSummary block() {
        return new BlockSummary(
                hash(),
                count(),
                count(),
                count(),
                random.nextInt() & 0xffff_ffffL,
                random.nextDouble(),
                random.nextInt(100),
                random.nextBoolean(),
                color(),
                list(this::hash),
                maybe(hash()),
                random.nextInt(10),
                random.nextInt(10),
                maybe("pyrinsim:q"));
    }

    private TransactionSummary transaction() {
        return new TransactionSummary(
                hash(),
                count(),
                amount(),
                maybe(amount()),
                random.nextInt(5),
                random.nextInt(5),
                random.nextBoolean(),
                maybe(hash()),
                maybe(count()),
                list(() -> new TransactionSummary.Output(maybe("pyrinsim:q"), amount())));
    }

    private AddressChanged.Entry entry() {
        return new AddressChanged.Entry(count(), hash(), count(), -amount(), random.nextBoolean());
    }

    private NetworkFigures figures() {
        return new NetworkFigures(
                count(),
                random.nextDouble(),
                random.nextDouble(),
                count(),
                count(),
                random.nextDouble(),
                random.nextDouble(),
                amount(),
                amount(),
                amount(),
                amount(),
                count(),
                count(),
                count(),
                count(),
                count(),
                count(),
                random.nextInt(9),
                hash());
    }

    private BlockColor color() {
        return BlockColor.values()[random.nextInt(3)];
    }

    private Hash hash() {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** Up to 2^53 - 1: what a JSON number carries exactly. */
    private long count() {
        return random.nextLong(1L << 53);
    }

    private long amount() {
        return random.nextLong(Long.MAX_VALUE);
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> make) {
        return Stream.generate(make).limit(random.nextInt(4)).toList();
    }
}
