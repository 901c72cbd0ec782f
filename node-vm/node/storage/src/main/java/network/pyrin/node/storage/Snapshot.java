package network.pyrin.node.storage;

/** The content of a store at one moment. Thread-safe. */
public interface Snapshot extends StoreReader, AutoCloseable {
    /** Lets the store reclaim what only this view still needs. */
    @Override
    void close();
}
