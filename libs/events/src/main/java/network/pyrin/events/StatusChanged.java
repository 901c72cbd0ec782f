package network.pyrin.events;

/**
 * The read model's progress; while catching up about twice a second, else on change.
 *
 * @param at place in the stream
 * @param status the status
 */
public record StatusChanged(Position at, ReadModelStatus status) implements ChainEvent {}
