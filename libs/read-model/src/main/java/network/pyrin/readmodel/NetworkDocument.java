package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;

/**
 * What the dashboard and the {@code /info} calls show: the node as the processor last saw it, and how far the read model
 * is. Replaced as a whole about twice a second while something changes; the processor's sign of life in it is renewed every
 * few seconds, whatever happens or does not.
 *
 * @param network which network
 * @param updatedAt when it was written, milliseconds since the epoch
 * @param aliveAt when the processor last showed that it runs, milliseconds since the epoch; empty in what a processor wrote
 *     that did not say so yet
 * @param state what the processor is doing, as of then
 * @param fraction how much of the catching up is done, 0 to 1
 * @param node what the node says about itself
 * @param dag what the node says about the DAG
 * @param supply coins and rewards
 * @param bps blocks a second, over the last minute of block time
 * @param tps accepted transactions a second without coinbases, over the last minute of block time
 * @param hashrate estimated hashes a second
 * @param newestBlueScore highest blue score of any block stored: where lists of new blocks begin
 * @param record the highest difficulty seen on the selected chain; empty before any block
 */
public record NetworkDocument(
        NetworkId network,
        long updatedAt,
        Optional<Long> aliveAt,
        State state,
        double fraction,
        Node node,
        DagState dag,
        Supply supply,
        double bps,
        double tps,
        double hashrate,
        long newestBlueScore,
        Optional<DifficultyRecord> record) {
    /** The {@code _id} of the only document. */
    public static final String ID = "state";

    /** The field of {@link #aliveAt}, for who renews it alone. */
    public static final String ALIVE_AT = "aliveAt";

    /** What the processor is doing. */
    public enum State {
        /** Connecting to the node. */
        STARTING("starting"),
        /** Working through history. */
        CATCHING_UP("catching-up"),
        /** Following the node. */
        LIVE("live");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /**
         * The stored form.
         *
         * @return lower-case word
         */
        public String text() {
            return text;
        }

        static State ofText(String text) {
            for (State state : values()) {
                if (state.text.equals(text)) {
                    return state;
                }
            }
            throw new ReadModelFormatException("no such processor state: " + text);
        }
    }

    /**
     * The node.
     *
     * @param serverVersion its version text
     * @param synced whether it calls itself synced
     * @param utxoIndexed whether it answers by address
     * @param p2pId its peer identity, as it gives it
     * @param mempoolSize transactions waiting
     */
    public record Node(String serverVersion, boolean synced, boolean utxoIndexed, String p2pId, long mempoolSize) {}

    /**
     * The DAG as the node sees it.
     *
     * @param blueScore the sink's blue score
     * @param daaScore virtual's DAA score
     * @param sink the sink
     * @param blockCount blocks with body
     * @param headerCount headers
     * @param tips tips of the DAG
     * @param virtualParents parents of virtual
     * @param pruningPoint the pruning point
     * @param pastMedianTime virtual's past median time, milliseconds since the epoch
     * @param difficulty times the easiest target
     */
    public record DagState(
            long blueScore,
            long daaScore,
            Hash sink,
            long blockCount,
            long headerCount,
            List<Hash> tips,
            List<Hash> virtualParents,
            Hash pruningPoint,
            long pastMedianTime,
            double difficulty) {
        /** Copies the lists. */
        public DagState {
            tips = List.copyOf(tips);
            virtualParents = List.copyOf(virtualParents);
        }
    }

    /**
     * Coins and rewards.
     *
     * @param circulating coins in existence, leor
     * @param max coins there can be, leor
     * @param subsidy what a block earns now, leor
     * @param nextSubsidy what it will earn after the next reduction, leor
     * @param nextReductionDaaScore DAA score of the next reduction
     * @param nextReductionTimestamp estimate in milliseconds since the epoch
     */
    public record Supply(
            long circulating,
            long max,
            long subsidy,
            long nextSubsidy,
            long nextReductionDaaScore,
            long nextReductionTimestamp) {}

    /**
     * The chain block with the highest difficulty.
     *
     * @param block its hash
     * @param difficulty times the easiest target
     * @param timestamp its time in milliseconds since the epoch
     * @param daaScore its DAA score
     * @param blueScore its blue score
     */
    public record DifficultyRecord(Hash block, double difficulty, long timestamp, long daaScore, long blueScore) {}
}
