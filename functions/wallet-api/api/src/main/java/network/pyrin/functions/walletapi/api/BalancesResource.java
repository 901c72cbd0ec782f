package network.pyrin.functions.walletapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.functions.common.Amounts;
import network.pyrin.functions.common.Bodies;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.CheckpointDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What many addresses hold, in one call of two round trips to the database. */
@Path("/v1/wallet")
@Produces("application/json")
@Tag(name = "Wallet")
public class BalancesResource {
    private final WalletModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public BalancesResource(WalletModel model) {
        this.model = model;
    }

    /**
     * A list of addresses.
     *
     * @param addresses 1 to 1,000 of this network
     */
    record BalancesBody(List<String> addresses) {}

    /**
     * What one address holds.
     *
     * @param address with prefix
     * @param balance leor, decimal text
     * @param utxoCount unspent outputs
     * @param transactionCount accepted transactions that touch it
     */
    record Balance(String address, String balance, long utxoCount, long transactionCount) {}

    /**
     * What several hold.
     *
     * @param at where the read model stands
     * @param total leor, decimal text
     * @param balances in the order asked for, each address once
     */
    record Balances(WalletModel.At at, String total, List<Balance> balances) {}

    /**
     * The balances of up to 1,000 addresses.
     *
     * @param body the addresses
     * @return in their order, each once; zeros for one never seen
     */
    @POST
    @Path("/balances")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Balances of up to 1000 addresses")
    @Extension(name = "x-throttle", value = "heavy")
    public Balances balances(@Schema(implementation = BalancesBody.class) String body) {
        List<String> wanted =
                AddressList.read(Bodies.object(body), model.network().addressPrefix());
        CheckpointDocument checkpoint = model.checkpoint();
        Map<String, AddressDocument> found = model.documents(wanted);
        long total = found.values().stream().mapToLong(AddressDocument::balance).reduce(0, Math::addExact);
        return new Balances(
                WalletModel.at(checkpoint),
                Amounts.text(total),
                wanted.stream()
                        .map(address -> balance(address, Optional.ofNullable(found.get(address))))
                        .toList());
    }

    private static Balance balance(String address, Optional<AddressDocument> found) {
        return new Balance(
                address,
                Amounts.text(found.map(AddressDocument::balance).orElse(0L)),
                found.map(AddressDocument::utxoCount).orElse(0L),
                found.map(AddressDocument::txCount).orElse(0L));
    }
}
