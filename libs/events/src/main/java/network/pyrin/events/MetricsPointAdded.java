package network.pyrin.events;

/**
 * A bucket of the metrics history was opened or filled further: replace the point of the same time.
 *
 * @param at place in the stream
 * @param resolution which history
 * @param timestamp begin of the bucket, milliseconds since the epoch
 * @param bps blocks a second in the bucket
 * @param tps accepted transactions a second in the bucket, coinbases left out
 * @param difficulty mean over the bucket's chain blocks
 * @param hashrate estimated hashes a second
 */
public record MetricsPointAdded(
        Position at, String resolution, long timestamp, double bps, double tps, double difficulty, double hashrate)
        implements ChainEvent {}
