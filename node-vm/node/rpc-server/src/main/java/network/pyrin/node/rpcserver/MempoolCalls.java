package network.pyrin.node.rpcserver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.pyrin.chain.Address;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.mempool.Mempool;
import network.pyrin.node.mempool.MempoolEntry;
import network.pyrin.node.mempool.MempoolOutcome;
import network.pyrin.node.mempool.OrphanPolicy;
import network.pyrin.node.mempool.Priority;
import network.pyrin.node.mempool.ScriptTransactions;
import network.pyrin.node.mempool.TransactionQuery;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.GetMempoolEntriesByAddressesRequestMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesByAddressesResponseMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesRequestMessage;
import network.pyrin.noderpc.wire.GetMempoolEntriesResponseMessage;
import network.pyrin.noderpc.wire.GetMempoolEntryRequestMessage;
import network.pyrin.noderpc.wire.GetMempoolEntryResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RpcMempoolEntry;
import network.pyrin.noderpc.wire.RpcMempoolEntryByAddress;
import network.pyrin.noderpc.wire.SubmitTransactionRequestMessage;
import network.pyrin.noderpc.wire.SubmitTransactionResponseMessage;

/** Calls about transactions that wait. */
final class MempoolCalls {
    private static final ScriptTransactions NOTHING = new ScriptTransactions(List.of(), List.of());

    private final Mempool mempool;
    private final TransactionMessages messages;
    private final RpcLimits limits;
    private final boolean unsafeCalls;

    MempoolCalls(Mempool mempool, TransactionMessages messages, RpcLimits limits, boolean unsafeCalls) {
        this.mempool = mempool;
        this.messages = messages;
        this.limits = limits;
        this.unsafeCalls = unsafeCalls;
    }

    void register(CallTable calls) {
        calls.on(
                        PayloadCase.SUBMITTRANSACTIONREQUEST,
                        (request, client) -> submit(request.getSubmitTransactionRequest()))
                .on(PayloadCase.GETMEMPOOLENTRYREQUEST, (request, client) -> entry(request.getGetMempoolEntryRequest()))
                .on(
                        PayloadCase.GETMEMPOOLENTRIESREQUEST,
                        (request, client) -> entries(request.getGetMempoolEntriesRequest()))
                .on(
                        PayloadCase.GETMEMPOOLENTRIESBYADDRESSESREQUEST,
                        (request, client) -> byAddresses(request.getGetMempoolEntriesByAddressesRequest()));
    }

    private KaspadResponse.Builder submit(SubmitTransactionRequestMessage request) throws RpcRefusal {
        if (!request.hasTransaction()) {
            throw new RpcRefusal("transaction: missing");
        }
        Transaction transaction = RpcMapping.transaction(request.getTransaction());
        SubnetworkId subnetwork = transaction.subnetworkId();
        if (!subnetwork.equals(SubnetworkId.NATIVE) && !subnetwork.equals(SubnetworkId.COINBASE)) {
            throw new RpcRefusal("transaction.subnetworkId: " + subnetwork + " is not a known kind of transaction");
        }
        OrphanPolicy orphans = unsafeCalls && request.getAllowOrphan() ? OrphanPolicy.ALLOW : OrphanPolicy.FORBID;
        return switch (mempool.submit(transaction, Priority.HIGH, orphans)) {
            case MempoolOutcome.Rejected rejected ->
                throw new RpcRefusal("Rejected transaction " + transaction.id() + ": "
                        + rejected.violation().message());
            case MempoolOutcome.Accepted accepted -> submitted(transaction);
            case MempoolOutcome.Orphaned orphaned -> submitted(transaction);
        };
    }

    private static KaspadResponse.Builder submitted(Transaction transaction) {
        return KaspadResponse.newBuilder()
                .setSubmitTransactionResponse(SubmitTransactionResponseMessage.newBuilder()
                        .setTransactionId(transaction.id().toHex()));
    }

    private static TransactionQuery query(boolean withoutPool, boolean withOrphans) throws RpcRefusal {
        if (withoutPool && !withOrphans) {
            throw new RpcRefusal("transaction query must either not filter transactions or include orphans");
        }
        if (withoutPool) {
            return TransactionQuery.ORPHANS;
        }
        return withOrphans ? TransactionQuery.ALL : TransactionQuery.POOL;
    }

    private KaspadResponse.Builder entry(GetMempoolEntryRequestMessage request) throws RpcRefusal {
        Hash id = RpcMapping.hash("txId", request.getTxId());
        TransactionQuery query = query(request.getFilterTransactionPool(), request.getIncludeOrphanPool());
        MempoolEntry entry =
                mempool.entry(id, query).orElseThrow(() -> new RpcRefusal("Transaction " + id + " not found"));
        return KaspadResponse.newBuilder()
                .setGetMempoolEntryResponse(
                        GetMempoolEntryResponseMessage.newBuilder().setEntry(message(entry)));
    }

    private KaspadResponse.Builder entries(GetMempoolEntriesRequestMessage request) throws RpcRefusal {
        TransactionQuery query = query(request.getFilterTransactionPool(), request.getIncludeOrphanPool());
        GetMempoolEntriesResponseMessage.Builder answer = GetMempoolEntriesResponseMessage.newBuilder();
        mempool.entries(query).stream().limit(limits.maxEntries()).forEach(entry -> answer.addEntries(message(entry)));
        return KaspadResponse.newBuilder().setGetMempoolEntriesResponse(answer);
    }

    /** One entry per address, under this node's own prefix, also for addresses with nothing waiting. */
    private KaspadResponse.Builder byAddresses(GetMempoolEntriesByAddressesRequestMessage request) throws RpcRefusal {
        TransactionQuery query = query(request.getFilterTransactionPool(), request.getIncludeOrphanPool());
        List<ScriptPublicKey> scripts = Addresses.scripts(request.getAddressesList(), limits.maxAddresses());
        GetMempoolEntriesByAddressesResponseMessage.Builder answer =
                GetMempoolEntriesByAddressesResponseMessage.newBuilder();
        Set<ScriptPublicKey> asked = new LinkedHashSet<>(scripts);
        Map<ScriptPublicKey, ScriptTransactions> found = mempool.byScripts(asked, query);
        asked.forEach(script -> answer.addEntries(byAddress(script, found.getOrDefault(script, NOTHING))));
        return KaspadResponse.newBuilder().setGetMempoolEntriesByAddressesResponse(answer);
    }

    private RpcMempoolEntryByAddress byAddress(ScriptPublicKey script, ScriptTransactions found) {
        RpcMempoolEntryByAddress.Builder answer = RpcMempoolEntryByAddress.newBuilder()
                .setAddress(messages.address(script).map(Address::toString).orElse(""));
        found.sending().forEach(entry -> answer.addSending(message(entry)));
        found.receiving().forEach(entry -> answer.addReceiving(message(entry)));
        return answer.build();
    }

    private RpcMempoolEntry message(MempoolEntry entry) {
        return RpcMempoolEntry.newBuilder()
                .setFee(entry.feeLeor())
                .setTransaction(messages.waiting(entry.transaction()))
                .setIsOrphan(entry.orphan())
                .build();
    }
}
