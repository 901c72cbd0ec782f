package network.pyrin.functions.walletapi.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ApiException;
import network.pyrin.noderpc.NodeRpcException;
import network.pyrin.noderpc.NodeRpcException.Reason;
import network.pyrin.noderpc.wire.RpcMempoolEntry;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.TransactionDocument;

/** Where transactions are: first by the read model, and by the node where that does not know. */
@ApplicationScoped
public class TransactionStatuses {
    private final WalletModel model;
    private final NodeLink node;
    private final Submission submission;

    /**
     * Made by the container.
     *
     * @param model the read model
     * @param node the connection
     * @param submission knows who spent an input
     */
    @Inject
    public TransactionStatuses(WalletModel model, NodeLink node, Submission submission) {
        this.model = model;
        this.node = node;
        this.submission = submission;
    }

    /**
     * Where a transaction is.
     *
     * @param at where the read model stands
     * @param transactionId its id
     * @param state {@code accepted} (by the selected chain), {@code pending} (in a block, not accepted yet),
     *     {@code in-mempool}, {@code in-orphan-pool}, {@code replaced} (another transaction spent one of its inputs and is
     *     accepted) or {@code unknown}
     * @param confirmations blue score of the sink over that of the accepting block; 0 unless accepted
     * @param acceptingBlock empty unless accepted
     * @param acceptingTimestamp its time in milliseconds since the epoch; empty unless accepted
     * @param replacedBy the other transaction; empty unless replaced
     */
    public record Status(
            WalletModel.At at,
            String transactionId,
            String state,
            long confirmations,
            Optional<String> acceptingBlock,
            Optional<Long> acceptingTimestamp,
            Optional<String> replacedBy) {}

    /**
     * The status of one transaction.
     *
     * @param id of the transaction
     * @return two to four point reads, and a call to the node if the read model does not know it
     */
    Status of(Hash id) {
        CheckpointDocument checkpoint = model.checkpoint();
        Optional<TransactionDocument> known = model.transactions().transaction(id);
        if (known.isPresent()) {
            return known.get()
                    .acceptance()
                    .map(acceptance -> accepted(checkpoint, id, acceptance))
                    .orElseGet(() -> inBlock(checkpoint, known.get()));
        }
        if (model.state().mempool(id, model.nowMillis()).isPresent()) {
            return plain(checkpoint, id, "in-mempool");
        }
        return plain(checkpoint, id, atNode(id));
    }

    private static Status accepted(CheckpointDocument checkpoint, Hash id, TransactionDocument.Acceptance acceptance) {
        return new Status(
                WalletModel.at(checkpoint),
                id.toHex(),
                "accepted",
                Math.max(0, checkpoint.sinkBlueScore() - acceptance.blueScore()),
                Optional.of(acceptance.block().toHex()),
                Optional.of(acceptance.timestamp()),
                Optional.empty());
    }

    private Status inBlock(CheckpointDocument checkpoint, TransactionDocument document) {
        Optional<Hash> other = submission.spender(document.transaction());
        return new Status(
                WalletModel.at(checkpoint),
                document.id().toHex(),
                other.isPresent() ? "replaced" : "pending",
                0,
                Optional.empty(),
                Optional.empty(),
                other.map(Hash::toHex));
    }

    private static Status plain(CheckpointDocument checkpoint, Hash id, String state) {
        return new Status(
                WalletModel.at(checkpoint), id.toHex(), state, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private String atNode(Hash id) {
        try {
            RpcMempoolEntry entry = node.connected().getMempoolEntry(id, true).getEntry();
            return entry.getIsOrphan() ? "in-orphan-pool" : "in-mempool";
        } catch (NodeRpcException e) {
            if (e.reason() == Reason.REFUSED) {
                return "unknown";
            }
            throw new ApiException(
                    503, "node-unavailable", "The read model does not know it, and the node does not answer.", 5);
        }
    }
}
