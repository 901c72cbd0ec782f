package network.pyrin.events;

import network.pyrin.crypto.Hash;

/**
 * The figures of the dashboard.
 *
 * @param timestamp when they were taken, milliseconds since the epoch
 * @param bps blocks a second, over the last minute of block time
 * @param tps accepted transactions a second without coinbases, over the last minute of block time
 * @param daaScore virtual's DAA score
 * @param blueScore the sink's blue score
 * @param difficulty times the easiest target
 * @param hashrate estimated hashes a second
 * @param circulating coins in existence, leor
 * @param maxSupply coins there can be, leor
 * @param subsidy what a block earns now, leor
 * @param nextSubsidy what it will earn after the next reduction, leor
 * @param nextReductionDaaScore DAA score of the next reduction
 * @param nextReductionTimestamp estimate in milliseconds since the epoch
 * @param mempoolSize transactions waiting
 * @param blockCount blocks the node holds
 * @param transactionCount accepted transactions in the read model, coinbases included
 * @param addressCount addresses with an accepted transaction
 * @param tipCount tips of the DAG
 * @param pruningPoint the node's pruning point
 */
public record NetworkFigures(
        long timestamp,
        double bps,
        double tps,
        long daaScore,
        long blueScore,
        double difficulty,
        double hashrate,
        @DecimalString long circulating,
        @DecimalString long maxSupply,
        @DecimalString long subsidy,
        @DecimalString long nextSubsidy,
        long nextReductionDaaScore,
        long nextReductionTimestamp,
        long mempoolSize,
        long blockCount,
        long transactionCount,
        long addressCount,
        int tipCount,
        Hash pruningPoint) {}
