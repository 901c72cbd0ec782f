package network.pyrin.node.rpcserver;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import network.pyrin.noderpc.wire.BandwidthMetrics;
import network.pyrin.noderpc.wire.GetBlockTemplateResponseMessage;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.ProcessMetrics;
import network.pyrin.noderpc.wire.RPCError;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcMempoolEntry;
import network.pyrin.noderpc.wire.RpcMempoolEntryByAddress;
import network.pyrin.noderpc.wire.RpcUtxosByAddressesEntry;

/**
 * The complete list of what may differ between a recorded answer and ours, as a normal form that both must share. Everything
 * not named here must be equal to the last field.
 */
final class AllowedDifferences {
    /** What the recorded node says of text it cannot read; ours names the field and what is wrong with it. */
    private static final List<String> RECORDED_MALFORMED =
            List.of("Hex parsing error", "Invalid bytes", "Invalid input length", "Missing required field");

    private static final String MALFORMED = "<malformed>";
    private static final String NO_PEERS = "Method unavailable. No connection manager is currently available.";

    /** The recorded figure of protocol H.13 and the true sum of the UTXO set at that moment. */
    private static final long RECORDED_SUPPLY = 338_300_394_254L;

    private static final long TRUE_SUPPLY = 338_300_000_000L;

    private AllowedDifferences() {}

    /** The normal form of an answer; once there are transactions, a recorded template may be a cached one without them. */
    static KaspadResponse normal(KaspadResponse response, boolean transactionsWait) {
        KaspadResponse.Builder answer = response.toBuilder();
        switch (response.getPayloadCase()) {
            case GETINFORESPONSE ->
                // A random name of the process; a figure sampled now and then.
                answer.getGetInfoResponseBuilder().clearP2PId().clearMempoolSize();
            case GETBLOCKDAGINFORESPONSE -> sortDagInfo(answer);
            case GETBLOCKRESPONSE ->
                sortChildren(answer.getGetBlockResponseBuilder().getBlockBuilder());
            case GETBLOCKSRESPONSE ->
                answer.getGetBlocksResponseBuilder().getBlocksBuilderList().forEach(AllowedDifferences::sortChildren);
            case GETCOINSUPPLYRESPONSE -> trueSupply(answer);
            case GETUTXOSBYADDRESSESRESPONSE -> sortUtxos(answer);
            case GETMEMPOOLENTRIESRESPONSE -> sortEntries(answer);
            case GETMEMPOOLENTRIESBYADDRESSESRESPONSE -> sortEntriesByAddress(answer);
            case GETBLOCKTEMPLATERESPONSE ->
                looseTemplate(answer.getGetBlockTemplateResponseBuilder(), transactionsWait);
            case GETMETRICSRESPONSE -> onlyCounters(answer);
            case SUBMITBLOCKRESPONSE, SUBMITTRANSACTIONRESPONSE -> {
                // Only their errors differ.
            }
            case ADDPEERRESPONSE, BANRESPONSE, UNBANRESPONSE -> noPeers(answer);
            default -> {
                // Equal as it is.
            }
        }
        return error(answer.build(), AllowedDifferences::errorText);
    }

    private static String errorText(String text) {
        if (RECORDED_MALFORMED.stream().anyMatch(text::startsWith) || text.matches("[a-zA-Z.\\[\\]0-9]+: .*")) {
            return MALFORMED;
        }
        // Ours adds which rule was broken.
        return text.startsWith("Block was not submitted: block is invalid")
                ? "Block was not submitted: block is invalid"
                : text;
    }

    /** This node has no peers, so nothing can be added, banned or forgiven. */
    private static void noPeers(KaspadResponse.Builder answer) {
        KaspadResponse none = answer.build();
        KaspadResponse normal = error(none, text -> text.equals(NO_PEERS) ? "" : text);
        answer.clear().mergeFrom(normal);
    }

    /** Replaces the error text, if there is an error; an empty text takes the error away. */
    private static KaspadResponse error(KaspadResponse response, UnaryOperator<String> change) {
        KaspadResponse.Builder answer = response.toBuilder();
        response.getAllFields().forEach((field, value) -> {
            if (value instanceof Message payload) {
                var error = payload.getDescriptorForType().findFieldByNumber(1000);
                if (error != null && payload.hasField(error) && payload.getField(error) instanceof RPCError said) {
                    String text = change.apply(said.getMessage());
                    Message.Builder changed = payload.toBuilder();
                    answer.setField(
                            field,
                            text.isEmpty()
                                    ? changed.clearField(error).build()
                                    : changed.setField(
                                                    error,
                                                    RPCError.newBuilder()
                                                            .setMessage(text)
                                                            .build())
                                            .build());
                }
            }
        });
        return answer.build();
    }

    /** Sets of hashes come in the order of the recorded node's hash maps. */
    private static void sortDagInfo(KaspadResponse.Builder answer) {
        var info = answer.getGetBlockDagInfoResponseBuilder();
        List<String> tips = sorted(info.getTipHashesList());
        List<String> parents = sorted(info.getVirtualParentHashesList());
        info.clearTipHashes().addAllTipHashes(tips).clearVirtualParentHashes().addAllVirtualParentHashes(parents);
    }

    private static void sortChildren(RpcBlock.Builder block) {
        if (block.hasVerboseData()) {
            List<String> children = sorted(block.getVerboseData().getChildrenHashesList());
            block.getVerboseDataBuilder().clearChildrenHashes().addAllChildrenHashes(children);
        }
    }

    private static void trueSupply(KaspadResponse.Builder answer) {
        var supply = answer.getGetCoinSupplyResponseBuilder();
        if (supply.getCirculatingSompi() == RECORDED_SUPPLY) {
            supply.setCirculatingSompi(TRUE_SUPPLY);
        }
    }

    /**
     * The recorded node's index does not notice when an output is accepted anew by another chain block: it keeps the DAA score
     * of the first time (the fault that also makes its supply wrong, protocol H.13). Ours follows virtual; a test of its own
     * compares it with the recorded UTXO set.
     */
    private static RpcUtxosByAddressesEntry withoutDaaScore(RpcUtxosByAddressesEntry entry) {
        RpcUtxosByAddressesEntry.Builder changed = entry.toBuilder();
        changed.getUtxoEntryBuilder().clearBlockDaaScore();
        return changed.build();
    }

    private static void sortUtxos(KaspadResponse.Builder answer) {
        var utxos = answer.getGetUtxosByAddressesResponseBuilder();
        List<RpcUtxosByAddressesEntry> entries = sorted(utxos.getEntriesList().stream()
                .map(AllowedDifferences::withoutDaaScore)
                .toList());
        utxos.clearEntries().addAllEntries(entries);
    }

    private static void sortEntries(KaspadResponse.Builder answer) {
        var found = answer.getGetMempoolEntriesResponseBuilder();
        List<RpcMempoolEntry> entries = sorted(found.getEntriesList());
        found.clearEntries().addAllEntries(entries);
    }

    private static void sortEntriesByAddress(KaspadResponse.Builder answer) {
        var found = answer.getGetMempoolEntriesByAddressesResponseBuilder();
        List<RpcMempoolEntryByAddress> entries = new ArrayList<>();
        for (RpcMempoolEntryByAddress entry : found.getEntriesList()) {
            entries.add(entry.toBuilder()
                    .clearSending()
                    .addAllSending(sorted(entry.getSendingList()))
                    .clearReceiving()
                    .addAllReceiving(sorted(entry.getReceivingList()))
                    .build());
        }
        found.clearEntries().addAllEntries(sorted(entries));
    }

    /** The time of asking; and which transactions are chosen, in which order, which is a draw weighted by fee rate. */
    private static void looseTemplate(GetBlockTemplateResponseMessage.Builder template, boolean transactionsWait) {
        if (!template.hasBlock()) {
            return;
        }
        RpcBlock.Builder block = template.getBlockBuilder();
        block.getHeaderBuilder().clearTimestamp();
        if (transactionsWait) {
            var coinbase = block.getTransactions(0);
            block.getHeaderBuilder().clearHashMerkleRoot();
            block.clearTransactions().addTransactions(coinbase);
        }
    }

    /** All but the counters of consensus is of the machine and the moment. */
    private static void onlyCounters(KaspadResponse.Builder answer) {
        var metrics = answer.getGetMetricsResponseBuilder().clearServerTime();
        if (metrics.hasProcessMetrics()) {
            metrics.setProcessMetrics(ProcessMetrics.getDefaultInstance());
        }
        if (metrics.hasBandwidthMetrics()) {
            metrics.setBandwidthMetrics(BandwidthMetrics.getDefaultInstance());
        }
    }

    /** The normal form of a notification: sets of outputs in one order. */
    static KaspadResponse normal(KaspadResponse notification) {
        KaspadResponse.Builder answer = notification.toBuilder();
        if (notification.hasUtxosChangedNotification()) {
            var utxos = answer.getUtxosChangedNotificationBuilder();
            List<RpcUtxosByAddressesEntry> added = new ArrayList<>(utxos.getAddedList());
            List<RpcUtxosByAddressesEntry> removed = new ArrayList<>(utxos.getRemovedList());
            added.replaceAll(AllowedDifferences::withoutDaaScore);
            removed.replaceAll(AllowedDifferences::withoutDaaScore);
            // Accepted anew: told by ours as removed and added, by the recorded node not at all.
            List<RpcUtxosByAddressesEntry> both = new ArrayList<>(added);
            both.retainAll(removed);
            added.removeAll(both);
            removed.removeAll(both);
            utxos.clear().addAllAdded(sorted(added)).addAllRemoved(sorted(removed));
        }
        if (notification.hasBlockAddedNotification()) {
            // Told before or after virtual has taken the block in: the two tasks of the recorded node race.
            RpcBlock.Builder block = answer.getBlockAddedNotificationBuilder().getBlockBuilder();
            sortChildren(block);
            block.getVerboseDataBuilder().clearIsChainBlock();
        }
        return answer.build();
    }

    private static <T> List<T> sorted(List<T> list) {
        return list.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }
}
