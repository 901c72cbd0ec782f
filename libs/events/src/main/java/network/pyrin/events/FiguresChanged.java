package network.pyrin.events;

/**
 * New dashboard figures; at most one every half second.
 *
 * @param at place in the stream
 * @param figures all figures
 */
public record FiguresChanged(Position at, NetworkFigures figures) implements ChainEvent {}
