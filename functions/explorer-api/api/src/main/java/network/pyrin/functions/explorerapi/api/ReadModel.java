package network.pyrin.functions.explorerapi.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Database;
import network.pyrin.functions.common.PerConnection;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.BlockReader;
import network.pyrin.readmodel.FeesDocument;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.TransactionReader;
import network.pyrin.views.Views;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The readers over the one connection to the read model. Application-wide, thread-safe. */
@ApplicationScoped
public class ReadModel {
    private final Database database;
    private final PerConnection<Readers> readers;

    /** Everything over one connection. */
    private record Readers(
            Views views,
            BlockReader blocks,
            TransactionReader transactions,
            AddressReader addresses,
            NetworkReader state) {}

    /**
     * Made by the container; nothing is opened before the first read.
     *
     * @param database the connection
     * @param version of this program
     */
    @Inject
    public ReadModel(
            Database database,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "development") String version) {
        this.database = database;
        this.readers = new PerConnection<>(
                database,
                documents -> new Readers(
                        Views.over(documents, database.network(), version, InstantSource.system()),
                        new BlockReader(documents),
                        new TransactionReader(documents),
                        new AddressReader(documents),
                        new NetworkReader(documents)));
    }

    /**
     * Which network.
     *
     * @return its identity
     */
    public NetworkId network() {
        return database.network();
    }

    /**
     * The network's numbers.
     *
     * @return parameters
     */
    public NetworkParams params() {
        return NetworkParams.of(database.network());
    }

    /**
     * Now.
     *
     * @return milliseconds since the epoch
     */
    public long nowMillis() {
        return database.nowMillis();
    }

    /**
     * What pages show.
     *
     * @return all views
     */
    public Views views() {
        return readers.get().views();
    }

    /**
     * Blocks.
     *
     * @return the reader
     */
    public BlockReader blocks() {
        return readers.get().blocks();
    }

    /**
     * Transactions.
     *
     * @return the reader
     */
    public TransactionReader transactions() {
        return readers.get().transactions();
    }

    /**
     * Addresses.
     *
     * @return the reader
     */
    public AddressReader addresses() {
        return readers.get().addresses();
    }

    /**
     * Network state.
     *
     * @return the reader
     */
    public NetworkReader state() {
        return readers.get().state();
    }

    /**
     * What a transaction should pay now.
     *
     * @return the prices as the processor last worked them out
     * @throws ApiException 503 before the processor first was at the sink
     */
    FeesDocument fees() {
        return state().fees()
                .orElseThrow(() -> ApiException.unavailable("Fees are not known before the read model is up to date."));
    }
}
