package network.pyrin.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened to the chain as the read model sees it. Immutable; handled by a {@code switch} without default.
 *
 * <p>{@link ChainChanged} opens each virtual chain change; the {@link TransactionsUnaccepted},
 * {@link TransactionsAccepted} and {@link AddressChanged} that belong to it follow directly, in this order. The others
 * come between changes. Applying an event twice is harmless: all figures are absolute.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BlockAdded.class, name = "blockAdded"),
    @JsonSubTypes.Type(value = ChainChanged.class, name = "chainChanged"),
    @JsonSubTypes.Type(value = TransactionsAccepted.class, name = "transactionsAccepted"),
    @JsonSubTypes.Type(value = TransactionsUnaccepted.class, name = "transactionsUnaccepted"),
    @JsonSubTypes.Type(value = AddressChanged.class, name = "addressChanged"),
    @JsonSubTypes.Type(value = FiguresChanged.class, name = "figuresChanged"),
    @JsonSubTypes.Type(value = MetricsPointAdded.class, name = "metricsPointAdded"),
    @JsonSubTypes.Type(value = MempoolChanged.class, name = "mempoolChanged"),
    @JsonSubTypes.Type(value = StatusChanged.class, name = "statusChanged")
})
public sealed interface ChainEvent
        permits BlockAdded,
                ChainChanged,
                TransactionsAccepted,
                TransactionsUnaccepted,
                AddressChanged,
                FiguresChanged,
                MetricsPointAdded,
                MempoolChanged,
                StatusChanged {
    /**
     * Where in the stream of events this one stands.
     *
     * @return epoch and sequence
     */
    Position at();
}
