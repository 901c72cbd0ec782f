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
import java.util.function.Function;
import java.util.stream.Collectors;
import network.pyrin.chain.Address;
import network.pyrin.functions.common.Amounts;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Bodies;
import network.pyrin.functions.common.Database;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.AddressReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What many addresses hold, in one call. */
@Path("/v1/wallet")
@Produces("application/json")
@Tag(name = "Wallet")
public class BalancesResource {
    private static final int ADDRESSES_MAX = 1_000;

    private final Database database;
    private final AddressReader addresses;

    /**
     * Made by the container.
     *
     * @param database the connection
     */
    @Inject
    public BalancesResource(Database database) {
        this.database = database;
        this.addresses = new AddressReader(database.documents());
    }

    /** A list of addresses. */
    record AddressesBody(List<String> addresses) {}

    /** What one address holds, in leor. */
    record Balance(String address, String balance, long utxoCount, long transactionCount) {}

    /** What several hold. */
    record Balances(List<Balance> balances) {}

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
    public Balances balances(@Schema(implementation = AddressesBody.class) String body) {
        List<String> wanted = addresses(body);
        Map<String, AddressDocument> found = addresses.addresses(wanted).stream()
                .collect(Collectors.toMap(AddressDocument::address, Function.identity()));
        return new Balances(wanted.stream()
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

    private List<String> addresses(String body) {
        List<String> given = Bodies.strings(Bodies.object(body), "addresses");
        if (given.size() > ADDRESSES_MAX) {
            throw ApiException.unprocessable("Too many addresses. Max " + ADDRESSES_MAX);
        }
        return given.stream().map(this::address).distinct().toList();
    }

    private String address(String text) {
        try {
            Address address = Address.parse(text);
            if (address.prefix() == database.network().addressPrefix()) {
                return address.toString();
            }
        } catch (IllegalArgumentException e) {
            throw badAddress(text);
        }
        throw badAddress(text);
    }

    private ApiException badAddress(String text) {
        return new ApiException(
                400,
                "bad-address",
                "This is not an address of " + database.network().text() + ": " + text);
    }
}
