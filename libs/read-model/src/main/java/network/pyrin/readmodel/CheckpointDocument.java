package network.pyrin.readmodel;

import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/**
 * How far the read model is: everything up to and including {@code sequence} is applied, and the selected chain ends at
 * the sink named here. One document.
 *
 * @param network which network
 * @param genesis its genesis hash: a database of another chain is refused
 * @param epoch identity of this read model
 * @param sequence last event of the last change applied
 * @param sink chain block up to which the read model is complete
 * @param sinkBlueScore its blue score
 * @param sinkDaaScore its DAA score
 * @param sinkTimestamp its time in milliseconds since the epoch
 */
public record CheckpointDocument(
        NetworkId network,
        Hash genesis,
        String epoch,
        long sequence,
        Hash sink,
        long sinkBlueScore,
        long sinkDaaScore,
        long sinkTimestamp) {
    /** The {@code _id} of the only checkpoint. */
    public static final String ID = "processor";

    /** Version of the shape of all documents; another one needs a new read model. */
    public static final int SCHEMA = 1;

    /**
     * Writes the checkpoint.
     *
     * @return a fresh document
     */
    public Document encode() {
        return new Document("_id", ID)
                .append("schema", SCHEMA)
                .append("network", network.text())
                .append("genesis", genesis.toHex())
                .append("epoch", epoch)
                .append("sequence", sequence)
                .append("sink", sink.toHex())
                .append("sinkBlueScore", sinkBlueScore)
                .append("sinkDaaScore", sinkDaaScore)
                .append("sinkTimestamp", sinkTimestamp);
    }

    /**
     * Reads the checkpoint.
     *
     * @param document as stored
     * @return the checkpoint
     * @throws ReadModelFormatException if it is of another schema
     */
    public static CheckpointDocument decode(Document document) {
        if (Fields.integer(document, "schema") != SCHEMA) {
            throw new ReadModelFormatException("the database holds a read model of schema "
                    + Fields.integer(document, "schema") + ", this program needs " + SCHEMA);
        }
        return new CheckpointDocument(
                NetworkId.parse(Fields.string(document, "network")),
                Fields.hash(document, "genesis"),
                Fields.string(document, "epoch"),
                Fields.number(document, "sequence"),
                Fields.hash(document, "sink"),
                Fields.number(document, "sinkBlueScore"),
                Fields.number(document, "sinkDaaScore"),
                Fields.number(document, "sinkTimestamp"));
    }
}
