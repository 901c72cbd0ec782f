package network.pyrin.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.MetricsPointAdded;
import network.pyrin.events.Position;
import network.pyrin.events.StatusChanged;
import network.pyrin.events.TransactionSummary;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;
import network.pyrin.events.stream.ServerFrame;
import network.pyrin.events.stream.Topic;

/**
 * The protocol of the production service, as its bots speak it: {@code {"type": …, "data": {…}}}.
 *
 * <p>{@code block} carries {@code hash} and {@code transactions[].amount} (a JSON number of leor); {@code metrics} carries
 * {@code circulating} (leor as decimal text, because it exceeds 2⁵³). What those clients do not know they ignore, so more
 * is said than they read.
 */
final class RawDialect implements Dialect {
    /** The only one needed. */
    static final RawDialect INSTANCE = new RawDialect();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RawDialect() {}

    @Override
    public boolean hasSnapshots() {
        return false;
    }

    @Override
    public Optional<Frame> event(Topic topic, ChainEvent part) {
        return switch (part) {
            case BlockAdded e ->
                topic.kind().keyed() ? Optional.empty() : Optional.of(Frame.of(message("block", block(e))));
            case FiguresChanged e ->
                topic.kind() == Topic.Kind.METRICS
                        ? Optional.of(Frame.replacing(
                                message("metrics", EventJson.mapper().valueToTree(e.figures())), "metrics"))
                        : Optional.empty();
            case AddressChanged e ->
                Optional.of(Frame.of(message("address", EventJson.mapper().valueToTree(e))));
            case TransactionsAccepted e -> other(topic, e);
            case TransactionsUnaccepted e -> other(topic, e);
            case MempoolChanged e -> other(topic, e);
            case ChainChanged e -> other(topic, e);
            case MetricsPointAdded e -> Optional.empty();
            case StatusChanged e -> Optional.empty();
        };
    }

    /** Topics of our own making get our own events; the two production topics stay as their clients know them. */
    private static Optional<Frame> other(Topic topic, ChainEvent event) {
        return switch (topic.kind()) {
            case DASHBOARD, METRICS -> Optional.empty();
            case BLOCKS, TRANSACTIONS, MEMPOOL, ADDRESS, TRANSACTION, BLOCK -> {
                ObjectNode data = EventJson.mapper().valueToTree(event);
                String type = data.path("type").asText();
                yield Optional.of(Frame.of(message(type, data)));
            }
        };
    }

    private static ObjectNode block(BlockAdded event) {
        ObjectNode data = EventJson.mapper().valueToTree(event.block());
        ArrayNode transactions = data.putArray("transactions");
        for (TransactionSummary tx : event.transactions()) {
            ObjectNode one = transactions.addObject();
            one.put("id", tx.id().toHex());
            one.put("amount", tx.amount());
            one.put("coinbase", tx.coinbase());
        }
        return data;
    }

    private static ObjectNode message(String type, ObjectNode data) {
        ObjectNode message = NODES.objectNode();
        message.put("type", type);
        message.set("data", data);
        return message;
    }

    @Override
    public Frame snapshot(Topic topic, ServerFrame.SnapshotReason reason, SnapshotSource.TopicSnapshot snapshot) {
        return Frame.of(NODES.objectNode()
                .put("type", "snapshot")
                .put("topic", topic.name())
                .set("data", snapshot.data()));
    }

    @Override
    public Frame resumed(Topic topic, Position from) {
        return Frame.of(NODES.objectNode().put("type", "resumed").put("topic", topic.name()));
    }

    @Override
    public Frame failure(ServerFrame.Failure refusal) {
        ObjectNode data = EventJson.mapper().valueToTree(refusal);
        data.remove("op");
        return Frame.of(message("error", data));
    }

    @Override
    public Frame closing(String code, String message) {
        return Frame.of(message("closing", NODES.objectNode().put("code", code).put("message", message)));
    }
}
