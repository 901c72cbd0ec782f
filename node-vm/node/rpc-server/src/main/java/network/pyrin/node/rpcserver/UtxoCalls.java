package network.pyrin.node.rpcserver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.utxoindex.UtxoIndex;
import network.pyrin.noderpc.wire.GetBalanceByAddressResponseMessage;
import network.pyrin.noderpc.wire.GetBalancesByAddressesResponseMessage;
import network.pyrin.noderpc.wire.GetCoinSupplyResponseMessage;
import network.pyrin.noderpc.wire.GetUtxosByAddressesResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RpcBalancesByAddressesEntry;
import network.pyrin.noderpc.wire.RpcUtxosByAddressesEntry;

/**
 * Calls about unspent outputs, in virtual's state: ahead of the selected chain by virtual's own pending acceptance
 * (protocol H.14).
 */
final class UtxoCalls {
    private final Consensus consensus;
    private final Optional<UtxoIndex> index;
    private final TransactionMessages messages;
    private final RpcLimits limits;

    UtxoCalls(Consensus consensus, Optional<UtxoIndex> index, TransactionMessages messages, RpcLimits limits) {
        this.consensus = consensus;
        this.index = index;
        this.messages = messages;
        this.limits = limits;
    }

    void register(CallTable calls) {
        calls.on(
                        PayloadCase.GETUTXOSBYADDRESSESREQUEST,
                        (request, client) ->
                                utxos(request.getGetUtxosByAddressesRequest().getAddressesList()))
                .on(
                        PayloadCase.GETBALANCEBYADDRESSREQUEST,
                        (request, client) ->
                                balance(request.getGetBalanceByAddressRequest().getAddress()))
                .on(
                        PayloadCase.GETBALANCESBYADDRESSESREQUEST,
                        (request, client) -> balances(
                                request.getGetBalancesByAddressesRequest().getAddressesList()))
                .on(PayloadCase.GETCOINSUPPLYREQUEST, (request, client) -> supply());
    }

    private UtxoIndex index() throws RpcRefusal {
        return index.orElseThrow(RpcRefusal::noUtxoIndex);
    }

    private KaspadResponse.Builder utxos(List<String> addresses) throws RpcRefusal {
        UtxoIndex found = index();
        List<ScriptPublicKey> scripts =
                List.copyOf(new LinkedHashSet<>(Addresses.scripts(addresses, limits.maxAddresses())));
        List<RpcUtxosByAddressesEntry> entries = new ArrayList<>();
        found.forEach(scripts, (outpoint, entry) -> {
            entries.add(messages.unspent(outpoint, entry));
            return entries.size() <= limits.maxEntries();
        });
        if (entries.size() > limits.maxEntries()) {
            throw new RpcRefusal("more than " + limits.maxEntries() + " outputs: ask for fewer addresses");
        }
        return KaspadResponse.newBuilder()
                .setGetUtxosByAddressesResponse(
                        GetUtxosByAddressesResponseMessage.newBuilder().addAllEntries(entries));
    }

    private KaspadResponse.Builder balance(String address) throws RpcRefusal {
        long balance = index().balance(Addresses.script(address)).orElse(0);
        return KaspadResponse.newBuilder()
                .setGetBalanceByAddressResponse(
                        GetBalanceByAddressResponseMessage.newBuilder().setBalance(balance));
    }

    private KaspadResponse.Builder balances(List<String> addresses) throws RpcRefusal {
        UtxoIndex found = index();
        List<ScriptPublicKey> scripts = Addresses.scripts(addresses, limits.maxAddresses());
        GetBalancesByAddressesResponseMessage.Builder answer = GetBalancesByAddressesResponseMessage.newBuilder();
        for (int i = 0; i < scripts.size(); i++) {
            answer.addEntries(RpcBalancesByAddressesEntry.newBuilder()
                    .setAddress(addresses.get(i))
                    .setBalance(found.balance(scripts.get(i)).orElse(0)));
        }
        return KaspadResponse.newBuilder().setGetBalancesByAddressesResponse(answer);
    }

    /** The true sum of virtual's set; the original's figure forgets what was removed (protocol H.13). */
    private KaspadResponse.Builder supply() throws RpcRefusal {
        index();
        return KaspadResponse.newBuilder()
                .setGetCoinSupplyResponse(GetCoinSupplyResponseMessage.newBuilder()
                        .setMaxSompi(ChainConstants.AMOUNT_MAX)
                        .setCirculatingSompi(consensus.virtual().circulatingLeor()));
    }
}
