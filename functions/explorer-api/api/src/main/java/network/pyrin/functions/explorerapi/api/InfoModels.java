package network.pyrin.functions.explorerapi.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** Bodies of the {@code /info} calls, with names and types as older clients know them. */
@RegisterForReflection
final class InfoModels {
    private InfoModels() {}

    /** {@code /ping}. */
    record Ping(String serverVersion, boolean isUtxoIndexed, boolean isSynced) {}

    /** {@code /info/blockdag}; 64-bit integers are text. */
    record BlockDag(
            String networkName,
            String blockCount,
            String headerCount,
            List<String> tipHashes,
            double difficulty,
            String pastMedianTime,
            List<String> virtualParentHashes,
            String pruningPointHash,
            String virtualDaaScore,
            String sink) {}

    /** {@code /info/pyrin}. */
    record Node(
            String mempoolSize, String serverVersion, boolean isUtxoIndexed, boolean isSynced, String p2pIdHashed) {}

    /** {@code /info/virtual-chain-blue-score}. */
    record BlueScore(long blueScore) {}

    /** {@code /info/coinsupply}, leor as text. */
    record Supply(String circulatingSupply, String maxSupply) {}

    /** {@code /info/blockreward}, coins. */
    record Reward(double blockreward) {}

    /** {@code /info/halving}; the time is in seconds. */
    record Halving(long nextHalvingTimestamp, String nextHalvingDate, double nextHalvingAmount) {}

    /** {@code /info/hashrate}, terahashes a second. */
    record Hashrate(double hashrate) {}

    /** {@code /info/hashrate/max}. */
    record MaxHashrate(double hashrate, RecordHeader blockheader) {}

    /** The block of the highest difficulty. */
    record RecordHeader(String hash, String timestamp, long difficulty, String daaScore, String blueScore) {}

    /** {@code /info/health}. */
    record Health(List<Server> pyrinServers, Database database) {}

    /** A node, its identity hashed. */
    record Server(String pyrinHost, String serverVersion, boolean isUtxoIndexed, boolean isSynced, String p2pId) {}

    /** The read model; ages are in seconds. */
    record Database(
            boolean isSynced,
            Optional<Long> blueScore,
            Optional<Long> blueScoreDiff,
            Optional<Long> acceptedTxBlockTime,
            Optional<Long> acceptedTxBlockTimeDiff) {}

    /** {@code /info/fee-estimate}; the lists have one bucket each. */
    record FeeEstimate(FeeBucket priorityBucket, List<FeeBucket> normalBuckets, List<FeeBucket> lowBuckets) {}

    /** A price in leor per gram, and how soon it is served. */
    record FeeBucket(double feerate, double estimatedSeconds) {}
}
