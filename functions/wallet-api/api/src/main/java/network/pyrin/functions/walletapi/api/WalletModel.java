package network.pyrin.functions.walletapi.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Database;
import network.pyrin.functions.common.PerConnection;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.TransactionReader;

/** What wallets read. Application-wide, thread-safe. */
@ApplicationScoped
public class WalletModel {
    private final Database database;
    private final PerConnection<Readers> readers;

    private record Readers(AddressReader addresses, TransactionReader transactions, NetworkReader state) {}

    /**
     * Made by the container; nothing is opened before the first read.
     *
     * @param database the connection
     */
    @Inject
    public WalletModel(Database database) {
        this.database = database;
        this.readers = new PerConnection<>(
                database,
                documents -> new Readers(
                        new AddressReader(documents), new TransactionReader(documents), new NetworkReader(documents)));
    }

    /**
     * Where the read model stands; what is read together with it is of this position or a little newer.
     *
     * @param epoch identity of the read model
     * @param sequence of its last change, decimal text
     * @param daaScore of the sink, decimal text: a coinbase output may be spent when it is mature by this score
     */
    public record At(String epoch, String sequence, String daaScore) {}

    AddressReader addresses() {
        return readers.get().addresses();
    }

    TransactionReader transactions() {
        return readers.get().transactions();
    }

    NetworkReader state() {
        return readers.get().state();
    }

    long nowMillis() {
        return database.nowMillis();
    }

    NetworkId network() {
        return database.network();
    }

    NetworkParams params() {
        return NetworkParams.of(database.network());
    }

    /** Where it stands; 503 before it was first made. */
    CheckpointDocument checkpoint() {
        return state().checkpoint()
                .orElseThrow(
                        () -> ApiException.unavailable("The read model is being made; it has nothing to show yet."));
    }

    static At at(CheckpointDocument checkpoint) {
        return new At(
                checkpoint.epoch(),
                Long.toString(checkpoint.sequence()),
                Long.toUnsignedString(checkpoint.sinkDaaScore()));
    }

    /** The figures of addresses, by address; those never seen are left out. */
    Map<String, AddressDocument> documents(List<String> names) {
        return addresses().addresses(names).stream()
                .collect(Collectors.toMap(AddressDocument::address, Function.identity()));
    }
}
