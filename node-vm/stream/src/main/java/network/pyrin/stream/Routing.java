package network.pyrin.stream;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.MempoolChanged.MempoolTransaction;
import network.pyrin.events.MetricsPointAdded;
import network.pyrin.events.StatusChanged;
import network.pyrin.events.TransactionSummary;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;
import network.pyrin.events.stream.Topic;

/**
 * Which event belongs to which topic, and how much of it: who listens to one address or transaction gets that part only.
 * Pure functions.
 */
final class Routing {
    private Routing() {}

    /**
     * All topics an event belongs to. Cost: O(items in the event).
     *
     * @param event what happened
     * @return topics, possibly the same more than once
     */
    static Stream<Topic> topics(ChainEvent event) {
        return switch (event) {
            case BlockAdded e ->
                Stream.concat(
                        kinds(Topic.Kind.DASHBOARD, Topic.Kind.BLOCKS),
                        e.block().parents().stream().map(Routing::block));
            case ChainChanged e ->
                Stream.concat(
                        kinds(Topic.Kind.DASHBOARD, Topic.Kind.BLOCKS),
                        e.colors().stream().map(color -> block(color.hash())));
            case TransactionsAccepted e ->
                Stream.concat(
                        kinds(Topic.Kind.DASHBOARD, Topic.Kind.TRANSACTIONS),
                        e.transactions().stream().map(tx -> transaction(tx.id())));
            case TransactionsUnaccepted e ->
                Stream.concat(
                        kinds(Topic.Kind.DASHBOARD, Topic.Kind.TRANSACTIONS),
                        e.ids().stream().map(Routing::transaction));
            case AddressChanged e -> Stream.of(new Topic(Topic.Kind.ADDRESS, e.address()));
            case FiguresChanged e -> kinds(Topic.Kind.DASHBOARD, Topic.Kind.METRICS);
            case MetricsPointAdded e -> kinds(Topic.Kind.METRICS);
            case MempoolChanged e -> Stream.concat(kinds(Topic.Kind.DASHBOARD, Topic.Kind.MEMPOOL), mempoolKeys(e));
            case StatusChanged e -> kinds(Topic.Kind.DASHBOARD, Topic.Kind.METRICS, Topic.Kind.BLOCKS);
        };
    }

    /**
     * The part of an event that a topic gets.
     *
     * @param event what happened
     * @param topic a topic
     * @return empty if the event does not belong to the topic
     */
    static Optional<ChainEvent> part(ChainEvent event, Topic topic) {
        return switch (topic.kind()) {
            case DASHBOARD, METRICS, BLOCKS, TRANSACTIONS, MEMPOOL, ADDRESS ->
                topics(event).anyMatch(topic::equals) ? Optional.of(narrow(event, topic)) : Optional.empty();
            case TRANSACTION -> ofTransaction(event, Hash.ofHex(topic.key()));
            case BLOCK -> ofBlock(event, Hash.ofHex(topic.key()));
        };
    }

    private static ChainEvent narrow(ChainEvent event, Topic topic) {
        if (event instanceof MempoolChanged e && topic.kind() == Topic.Kind.ADDRESS) {
            List<MempoolTransaction> mine = e.added().stream()
                    .filter(entry -> entry.addresses().contains(topic.key()))
                    .toList();
            return new MempoolChanged(e.at(), e.size(), mine, List.of());
        }
        return event;
    }

    private static Optional<ChainEvent> ofTransaction(ChainEvent event, Hash id) {
        return switch (event) {
            case TransactionsAccepted e -> {
                List<TransactionSummary> mine = e.transactions().stream()
                        .filter(tx -> tx.id().equals(id))
                        .toList();
                yield mine.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TransactionsAccepted(
                                e.at(), e.acceptingBlock(), e.acceptingBlueScore(), e.acceptingTimestamp(), mine));
            }
            case TransactionsUnaccepted e ->
                e.ids().contains(id)
                        ? Optional.of(new TransactionsUnaccepted(e.at(), e.removedBlock(), List.of(id)))
                        : Optional.empty();
            case MempoolChanged e -> {
                List<MempoolTransaction> added = e.added().stream()
                        .filter(entry -> entry.transaction().id().equals(id))
                        .toList();
                List<Hash> removed = e.removed().stream().filter(id::equals).toList();
                yield added.isEmpty() && removed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MempoolChanged(e.at(), e.size(), added, removed));
            }
            case BlockAdded e -> Optional.empty();
            case ChainChanged e -> Optional.empty();
            case AddressChanged e -> Optional.empty();
            case FiguresChanged e -> Optional.empty();
            case MetricsPointAdded e -> Optional.empty();
            case StatusChanged e -> Optional.empty();
        };
    }

    private static Optional<ChainEvent> ofBlock(ChainEvent event, Hash hash) {
        return switch (event) {
            case BlockAdded e -> e.block().parents().contains(hash) ? Optional.of(e) : Optional.empty();
            case ChainChanged e -> {
                List<ChainChanged.BlockRecolored> mine = e.colors().stream()
                        .filter(color -> color.hash().equals(hash))
                        .toList();
                yield mine.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ChainChanged(
                                e.at(),
                                e.removed().stream().filter(hash::equals).toList(),
                                e.added().stream()
                                        .filter(added -> added.hash().equals(hash))
                                        .toList(),
                                mine,
                                e.sink(),
                                e.sinkBlueScore(),
                                e.sinkDaaScore(),
                                e.sinkTimestamp()));
            }
            case TransactionsAccepted e -> Optional.empty();
            case TransactionsUnaccepted e -> Optional.empty();
            case AddressChanged e -> Optional.empty();
            case MempoolChanged e -> Optional.empty();
            case FiguresChanged e -> Optional.empty();
            case MetricsPointAdded e -> Optional.empty();
            case StatusChanged e -> Optional.empty();
        };
    }

    private static Stream<Topic> mempoolKeys(MempoolChanged event) {
        Stream<Topic> added = event.added().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(transaction(entry.transaction().id())),
                        entry.addresses().stream().map(address -> new Topic(Topic.Kind.ADDRESS, address))));
        return Stream.concat(added, event.removed().stream().map(Routing::transaction));
    }

    private static Stream<Topic> kinds(Topic.Kind... kinds) {
        return Stream.of(kinds).map(kind -> new Topic(kind, ""));
    }

    private static Topic block(Hash hash) {
        return new Topic(Topic.Kind.BLOCK, hash.toHex());
    }

    private static Topic transaction(Hash id) {
        return new Topic(Topic.Kind.TRANSACTION, id.toHex());
    }
}
