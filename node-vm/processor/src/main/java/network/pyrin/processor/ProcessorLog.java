package network.pyrin.processor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import network.pyrin.crypto.Hash;

/** The lines an operator reads, all in one place. */
public final class ProcessorLog {
    private final Logger logger = System.getLogger("network.pyrin.processor");
    private volatile boolean closed;

    /** From now on nothing is said: what fails while everything stops is no news. */
    void close() {
        closed = true;
    }

    private void say(Level level, String text, Object... parameters) {
        if (!closed) {
            logger.log(level, text, parameters);
        }
    }

    /**
     * The processor begins a new read model.
     *
     * @param start where it begins
     * @param epoch its identity
     */
    public void newReadModel(Hash start, String epoch) {
        say(Level.INFO, "new read model, epoch {0}, from block {1}", epoch, start);
    }

    /**
     * The processor goes on where it was.
     *
     * @param sequence sequence of the checkpoint
     * @param sink chain block of the checkpoint
     */
    public void resumed(long sequence, Hash sink) {
        say(Level.INFO, "read model found at sequence {0}, block {1}", Long.toString(sequence), sink);
    }

    /**
     * The processor works through history.
     *
     * @param readBlueScore where it is
     * @param nodeBlueScore where the node is
     */
    public void catchingUp(long readBlueScore, long nodeBlueScore) {
        say(
                Level.INFO,
                "catching up from blue score {0} to {1}",
                Long.toString(readBlueScore),
                Long.toString(nodeBlueScore));
    }

    /**
     * The read model is at the node's sink.
     *
     * @param sequence sequence of the checkpoint
     * @param millis how long it took
     */
    public void caughtUp(long sequence, long millis) {
        say(Level.INFO, "caught up at sequence {0} in {1} ms", Long.toString(sequence), Long.toString(millis));
    }

    /**
     * The node does not know the read model's sink.
     *
     * @param blocks how many chain blocks are taken back
     */
    public void nodeLostBlocks(int blocks) {
        say(Level.WARNING, "the node does not know the last {0} chain blocks: taking them back", blocks);
    }

    /**
     * The connection to the node ended.
     *
     * @param reason why
     */
    public void disconnected(String reason) {
        say(Level.WARNING, "node away: {0}", reason);
    }

    /**
     * Something failed; the processor starts again at its checkpoint.
     *
     * @param reason why
     */
    public void failed(String reason) {
        say(Level.ERROR, "starting again at the checkpoint: {0}", reason);
    }

    /**
     * Events could not be sent.
     *
     * @param reason why
     */
    public void publishingFailed(String reason) {
        say(Level.WARNING, "events not sent: {0}", reason);
    }

    /**
     * The figures could not be taken.
     *
     * @param reason why
     */
    public void tickFailed(String reason) {
        say(Level.DEBUG, "figures not taken: {0}", reason);
    }
}
