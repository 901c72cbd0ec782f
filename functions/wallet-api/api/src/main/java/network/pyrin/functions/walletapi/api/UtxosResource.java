package network.pyrin.functions.walletapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.StandardScripts;
import network.pyrin.functions.common.Amounts;
import network.pyrin.functions.common.Bodies;
import network.pyrin.functions.common.Params;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.UtxoPage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The unspent outputs of many addresses, page by page.
 *
 * <p>An output has at most some 350 bytes of JSON, so the largest page stays below 2 MB. The chain goes on while a client
 * reads: the last page names the addresses that changed since the first, and only those have to be read again.
 */
@Path("/v1/wallet")
@Produces("application/json")
@Tag(name = "Wallet")
public class UtxosResource {
    /** Most outputs on a page. */
    static final int LIMIT_MAX = 5_000;

    private static final int LIMIT = 1_000;

    private final WalletModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public UtxosResource(WalletModel model) {
        this.model = model;
    }

    /**
     * What to read.
     *
     * @param addresses 1 to 1,000 of this network; the same for each page
     * @param cursor {@code next} of the page before; absent for the first
     * @param limit most outputs, 1 to 5,000; 1,000 if absent
     */
    record UtxosBody(List<String> addresses, Optional<String> cursor, Optional<Integer> limit) {}

    /**
     * An unspent output.
     *
     * @param address who can spend it
     * @param transactionId where it was made
     * @param index its index there
     * @param amount leor, decimal text
     * @param scriptVersion of the script
     * @param script hex
     * @param blockDaaScore when it was accepted, decimal text
     * @param coinbase whether it has to mature
     */
    record Utxo(
            String address,
            String transactionId,
            long index,
            String amount,
            int scriptVersion,
            String script,
            String blockDaaScore,
            boolean coinbase) {}

    /**
     * A page.
     *
     * @param at where the read model stands
     * @param utxos address after address
     * @param next cursor of the next page; empty at the end
     * @param changed on the last page: addresses that changed since the first page was read
     */
    record Utxos(WalletModel.At at, List<Utxo> utxos, Optional<String> next, List<String> changed) {}

    /**
     * Unspent outputs of up to 1,000 addresses.
     *
     * @param body the addresses, and the cursor of the page before
     * @return the page
     */
    @POST
    @Path("/utxos")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Unspent outputs of up to 1000 addresses, page by page")
    @Extension(name = "x-throttle", value = "heavy")
    public Utxos utxos(@Schema(implementation = UtxosBody.class) String body) {
        JsonNode request = Bodies.object(body);
        List<String> addresses = AddressList.read(request, model.network().addressPrefix());
        int limit = limit(request.path("limit"));
        CheckpointDocument checkpoint = model.checkpoint();
        UtxoCursor from = request.hasNonNull("cursor")
                ? UtxoCursor.parse(request.get("cursor").asText(), addresses)
                : new UtxoCursor(0, 0, checkpoint.sequence());
        Map<String, AddressDocument> documents = model.documents(addresses);
        Plan plan = Plan.of(addresses, documents, from, limit);
        Optional<String> next = plan.next().map(cursor -> cursor.text(addresses));
        List<String> changed = next.isPresent()
                ? List.of()
                : documents.values().stream()
                        .filter(document -> document.lastSequence() > from.since())
                        .map(AddressDocument::address)
                        .sorted()
                        .toList();
        return new Utxos(WalletModel.at(checkpoint), read(plan), next, changed);
    }

    private static int limit(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return LIMIT;
        }
        if (!given.isIntegralNumber() || given.longValue() < 1 || given.longValue() > LIMIT_MAX) {
            throw Params.invalid("body", "limit", "give 1 to " + LIMIT_MAX, "value_error.number");
        }
        return given.intValue();
    }

    private List<Utxo> read(Plan plan) {
        Map<String, UtxoPage> pages = new LinkedHashMap<>();
        model.addresses().utxoPages(plan.pageIds()).forEach(page -> pages.put(page.id(), page));
        List<Utxo> utxos = new ArrayList<>();
        for (Plan.Range range : plan.ranges()) {
            String script = StandardScripts.payTo(Address.parse(range.address()))
                    .script()
                    .toHex();
            int version = StandardScripts.payTo(Address.parse(range.address())).version();
            for (String id : range.pageIds()) {
                Optional.ofNullable(pages.get(id)).ifPresent(page -> page.slots().stream()
                        .filter(slot -> slot.slot() >= range.from() && slot.slot() < range.to())
                        .map(slot -> utxo(range.address(), version, script, slot))
                        .forEach(utxos::add));
            }
        }
        return utxos;
    }

    private static Utxo utxo(String address, int version, String script, UtxoPage.Slot slot) {
        return new Utxo(
                address,
                slot.outpoint().transactionId().toHex(),
                Integer.toUnsignedLong(slot.outpoint().index()),
                Amounts.text(slot.amount()),
                version,
                script,
                Long.toUnsignedString(slot.blockDaaScore()),
                slot.coinbase());
    }

    /**
     * Which slots a page shows.
     *
     * @param ranges address after address
     * @param next where the next page begins; empty if this is the last
     */
    record Plan(List<Range> ranges, Optional<UtxoCursor> next) {
        /**
         * Slots of one address.
         *
         * @param address with prefix
         * @param from first slot
         * @param to behind the last slot
         */
        record Range(String address, long from, long to) {
            List<String> pageIds() {
                List<String> ids = new ArrayList<>();
                for (long page = Pages.pageOf(from); page <= Pages.pageOf(to - 1); page++) {
                    ids.add(Pages.id(address, page));
                }
                return ids;
            }
        }

        static Plan of(List<String> addresses, Map<String, AddressDocument> documents, UtxoCursor from, int limit) {
            List<Range> ranges = new ArrayList<>();
            int left = limit;
            for (int i = from.address(); i < addresses.size(); i++) {
                long count = Optional.ofNullable(documents.get(addresses.get(i)))
                        .map(AddressDocument::utxoCount)
                        .orElse(0L);
                long begin = i == from.address() ? from.slot() : 0;
                if (begin >= count) {
                    continue;
                }
                if (left == 0) {
                    return new Plan(ranges, Optional.of(new UtxoCursor(i, begin, from.since())));
                }
                long end = Math.min(count, begin + left);
                ranges.add(new Range(addresses.get(i), begin, end));
                left -= (int) (end - begin);
                if (end < count) {
                    return new Plan(ranges, Optional.of(new UtxoCursor(i, end, from.since())));
                }
            }
            return new Plan(ranges, Optional.empty());
        }

        List<String> pageIds() {
            return ranges.stream().flatMap(range -> range.pageIds().stream()).toList();
        }
    }
}
