package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.pyrin.chain.Address;
import network.pyrin.chain.StandardScripts;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Bodies;
import network.pyrin.functions.common.CachePolicy;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.LabelDocument;
import network.pyrin.readmodel.UtxoPage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The address calls of existing clients that give figures and outputs; histories are in {@link HistoryResource}. */
@Path("/addresses")
@Produces("application/json")
@Tag(name = "Addresses")
public class AddressesResource {
    /** An address with more unspent outputs is answered with none of them, as clients expect. */
    static final int UTXOS_MAX = 10_000;

    private static final int ADDRESSES_MAX = 1_000;

    private final ReadModel model;
    private final CachePolicy cache;

    /**
     * Made by the container.
     *
     * @param model the read model
     * @param cache of the current request
     */
    @Inject
    public AddressesResource(ReadModel model, CachePolicy cache) {
        this.model = model;
        this.cache = cache;
    }

    /** A balance in leor. */
    record Balance(String address, long balance) {}

    /** A number of unspent outputs. */
    record UtxoCount(long count) {}

    /** An unspent output. */
    record Utxo(String address, BlockModel.Outpoint outpoint, UtxoEntry utxoEntry) {}

    /** What an unspent output holds; integers are text. */
    record UtxoEntry(String amount, UtxoScript scriptPublicKey, String blockDaaScore, boolean isCoinbase) {}

    /** A script. */
    record UtxoScript(String scriptPublicKey) {}

    /** Whether an address was ever used. */
    record Active(String address, boolean active, Optional<Long> lastTxBlockTime) {}

    /** What people call an address. */
    record Name(String address, String name) {}

    /** A list of addresses. */
    record AddressesBody(List<String> addresses) {}

    /**
     * The balance of an address.
     *
     * @param address with prefix
     * @return 0 if it was never seen
     */
    @GET
    @Path("/{pyrinAddress}/balance")
    @Operation(summary = "Balance of an address in leor")
    public Balance balance(@PathParam("pyrinAddress") String address) {
        String valid = path(address);
        return new Balance(
                valid,
                model.addresses().address(valid).map(AddressDocument::balance).orElse(0L));
    }

    private String path(String address) {
        return Arguments.address(model, "path", "pyrinAddress", address).toString();
    }

    private List<String> body(String body) {
        List<String> given = Bodies.strings(Bodies.object(body), "addresses");
        if (given.size() > ADDRESSES_MAX) {
            throw ApiException.unprocessable("Too many addresses. Max " + ADDRESSES_MAX);
        }
        return given.stream()
                .map(text -> Arguments.address(model, "body", "addresses", text).toString())
                .distinct()
                .toList();
    }

    /**
     * The balances of several addresses.
     *
     * @param body the addresses
     * @return in their order
     */
    @POST
    @Path("/balances")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Balances of several addresses")
    @Extension(name = "x-throttle", value = "heavy")
    public List<Balance> balances(@Schema(implementation = AddressesBody.class) String body) {
        List<String> addresses = body(body);
        Map<String, AddressDocument> found = documents(addresses);
        return addresses.stream()
                .map(address -> new Balance(
                        address,
                        Optional.ofNullable(found.get(address))
                                .map(AddressDocument::balance)
                                .orElse(0L)))
                .toList();
    }

    private Map<String, AddressDocument> documents(List<String> addresses) {
        return model.addresses().addresses(addresses).stream()
                .collect(Collectors.toMap(AddressDocument::address, Function.identity()));
    }

    /**
     * Whether addresses were ever used.
     *
     * @param body the addresses
     * @return in their order
     */
    @POST
    @Path("/active")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Whether addresses were ever used")
    @Extension(name = "x-throttle", value = "heavy")
    public List<Active> active(@Schema(implementation = AddressesBody.class) String body) {
        List<String> addresses = body(body);
        Map<String, AddressDocument> found = documents(addresses);
        return addresses.stream()
                .map(address -> new Active(
                        address,
                        found.containsKey(address),
                        Optional.ofNullable(found.get(address)).map(AddressDocument::lastSeen)))
                .toList();
    }

    /**
     * The unspent outputs of an address.
     *
     * @param address with prefix
     * @return empty if there are none, or too many
     */
    @GET
    @Path("/{pyrinAddress}/utxos")
    @Operation(summary = "Unspent outputs of an address; empty if there are more than 10000")
    @Extension(name = "x-throttle", value = "heavy")
    @Extension(name = "x-cache", value = "8..60")
    public List<Utxo> utxos(@PathParam("pyrinAddress") String address) {
        Address valid = Arguments.address(model, "path", "pyrinAddress", address);
        long count = count(valid.toString());
        cache.maxAge(count > 1_000 ? 60 : 8);
        return unspent(valid);
    }

    private long count(String address) {
        return model.addresses()
                .address(address)
                .map(AddressDocument::utxoCount)
                .orElse(0L);
    }

    private List<Utxo> unspent(Address address) {
        String text = address.toString();
        if (count(text) > UTXOS_MAX) {
            return List.of();
        }
        String script = StandardScripts.payTo(address).script().toHex();
        List<Utxo> utxos = new ArrayList<>();
        for (UtxoPage.Slot slot : model.addresses().unspent(text, 0, UTXOS_MAX)) {
            utxos.add(new Utxo(
                    text,
                    new BlockModel.Outpoint(
                            slot.outpoint().transactionId().toHex(),
                            Integer.toUnsignedLong(slot.outpoint().index())),
                    new UtxoEntry(
                            Long.toString(slot.amount()),
                            new UtxoScript(script),
                            Long.toUnsignedString(slot.blockDaaScore()),
                            slot.coinbase())));
        }
        return utxos;
    }

    /**
     * The unspent outputs of several addresses; those with too many are left out.
     *
     * @param body the addresses
     * @return address after address
     */
    @POST
    @Path("/utxos")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Unspent outputs of several addresses")
    @Extension(name = "x-throttle", value = "heavy")
    public List<Utxo> utxosOfSeveral(@Schema(implementation = AddressesBody.class) String body) {
        List<Utxo> all = new ArrayList<>();
        for (String address : body(body)) {
            List<Utxo> more = unspent(Address.parse(address));
            if (all.size() + more.size() <= UTXOS_MAX) {
                all.addAll(more);
            }
        }
        return all;
    }

    /**
     * How many unspent outputs an address has.
     *
     * @param address with prefix
     * @return the number
     */
    @GET
    @Path("/{pyrinAddress}/utxos/count")
    @Operation(summary = "Number of unspent outputs of an address")
    public UtxoCount utxoCount(@PathParam("pyrinAddress") String address) {
        return new UtxoCount(count(path(address)));
    }

    /**
     * What people call an address.
     *
     * @param address with prefix
     * @return 404 if it has no name
     */
    @GET
    @Path("/{pyrinAddress}/name")
    @Operation(summary = "Name of a well-known address")
    @Extension(name = "x-cache", value = "600")
    public Name name(@PathParam("pyrinAddress") String address) {
        LabelDocument label = model.addresses()
                .label(path(address))
                .orElseThrow(() -> ApiException.notFound("Address name not found"));
        return new Name(label.address(), label.name());
    }
}
