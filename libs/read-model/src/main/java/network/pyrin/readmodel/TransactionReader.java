package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;

/** Reads transactions. Thread-safe. */
public final class TransactionReader {
    private final PointReads transactions;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public TransactionReader(MongoDatabase database) {
        this.transactions = new PointReads(database.getCollection(Collections.TRANSACTIONS));
    }

    /**
     * A transaction some block carries.
     *
     * @param id its id
     * @return empty if the read model does not have it
     */
    public Optional<TransactionDocument> transaction(Hash id) {
        return transactions.one(id.toHex()).map(TransactionCodec::decode);
    }

    /**
     * Several transactions in one round trip.
     *
     * @param ids their ids
     * @return in the order of the ids, unknown ones left out
     */
    public List<TransactionDocument> transactions(Collection<Hash> ids) {
        return transactions.many(ids.stream().map(Hash::toHex).toList()).stream()
                .map(TransactionCodec::decode)
                .toList();
    }
}
