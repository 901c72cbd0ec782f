package network.pyrin.node.app.upkeep;

/** Hears how far a long task is, and may end it. */
public interface Progress {
    /** Tells nobody and ends nothing. */
    Progress SILENT = blocks -> {};

    /**
     * Called after every block.
     *
     * @param blocks how many so far
     * @throws UpkeepException to end the task here
     */
    void done(long blocks) throws UpkeepException;
}
