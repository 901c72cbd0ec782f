package network.pyrin.functions.walletapi.api.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.pyrin.chain.Address;
import network.pyrin.chain.NetworkId;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Bodies;
import network.pyrin.readmodel.ActivityKind;

/**
 * What a registrant asks for, checked.
 *
 * @param url whom to call; empty in a change
 * @param addresses to watch, each once; empty to leave them
 * @param events to be told; empty to leave them
 * @param paused whether to be called at all; empty to leave it
 */
record WebhookRequest(
        Optional<String> url,
        Optional<List<String>> addresses,
        Optional<Set<ActivityKind>> events,
        Optional<Boolean> paused) {
    private static final Set<String> NEW = Set.of("url", "addresses", "events");
    private static final Set<String> CHANGE = Set.of("addresses", "events", "paused");

    /** A registration; events may be left out, all are told then. */
    static WebhookRequest registration(String body, NetworkId network) {
        JsonNode object = Bodies.object(body);
        checkFields(object, NEW);
        if (!object.path("url").isTextual()) {
            throw bad("url", "The URL to be called is missing.");
        }
        return new WebhookRequest(
                Optional.of(object.path("url").textValue()),
                Optional.of(addresses(object, network)),
                Optional.of(object.has("events") ? events(object) : EnumSet.allOf(ActivityKind.class)),
                Optional.empty());
    }

    /** A change of some of it. */
    static WebhookRequest change(String body, NetworkId network) {
        JsonNode object = Bodies.object(body);
        if (object.has("url")) {
            throw bad(
                    "url",
                    "A webhook's URL cannot be changed, because another one must prove to be yours: register anew.");
        }
        checkFields(object, CHANGE);
        if (object.isEmpty()) {
            throw bad("body", "Nothing to change: give addresses, events or paused.");
        }
        return new WebhookRequest(
                Optional.empty(),
                object.has("addresses") ? Optional.of(addresses(object, network)) : Optional.empty(),
                object.has("events") ? Optional.of(events(object)) : Optional.empty(),
                object.has("paused") ? Optional.of(paused(object)) : Optional.empty());
    }

    private static void checkFields(JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw bad("body", "Unknown field: " + name.substring(0, Math.min(40, name.length())) + ".");
            }
        });
    }

    private static List<String> addresses(JsonNode object, NetworkId network) {
        List<String> given = Bodies.strings(object, "addresses");
        if (given.isEmpty() || given.size() > WebhookLimits.ADDRESSES_MAX) {
            throw bad(
                    "addresses", "Give 1 to " + WebhookLimits.ADDRESSES_MAX + " addresses, not " + given.size() + ".");
        }
        Set<String> addresses = new LinkedHashSet<>();
        for (String text : given) {
            addresses.add(address(text, network));
        }
        return List.copyOf(addresses);
    }

    private static String address(String text, NetworkId network) {
        try {
            Address address = Address.parse(text);
            if (address.prefix() == network.addressPrefix()) {
                return address.toString();
            }
        } catch (IllegalArgumentException e) {
            throw badAddress(text, network);
        }
        throw badAddress(text, network);
    }

    private static ApiException badAddress(String text, NetworkId network) {
        String shown = text.substring(0, Math.min(80, text.length()));
        return new ApiException(400, "bad-address", "This is not an address of " + network.text() + ": " + shown);
    }

    private static Set<ActivityKind> events(JsonNode object) {
        Set<ActivityKind> kinds = EnumSet.noneOf(ActivityKind.class);
        for (String name : Bodies.strings(object, "events")) {
            kinds.add(ActivityKind.parse(name).orElseThrow(() -> bad("events", "Events are " + names() + ".")));
        }
        if (kinds.isEmpty()) {
            throw bad("events", "Give at least one of the events " + names() + ".");
        }
        return kinds;
    }

    private static String names() {
        return Stream.of(ActivityKind.values()).map(ActivityKind::text).collect(Collectors.joining(", "));
    }

    private static boolean paused(JsonNode object) {
        if (!object.path("paused").isBoolean()) {
            throw bad("paused", "Paused is true or false.");
        }
        return object.path("paused").booleanValue();
    }

    private static ApiException bad(String field, String text) {
        return new ApiException(422, "invalid-" + field, text);
    }
}
