package network.pyrin.functions.walletapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.functions.common.Bodies;
import network.pyrin.functions.common.ValidationException;
import network.pyrin.functions.common.Violation;

/** The addresses of a posted body. */
final class AddressList {
    /** Most addresses in one call. */
    static final int MAX = 1_000;

    /** So many malformed addresses are named; the rest is as wrong. */
    private static final int VIOLATIONS_MAX = 20;

    private AddressList() {}

    /**
     * Reads field {@code addresses}.
     *
     * @param body the posted object
     * @param prefix of the network served here
     * @return each once, in order
     * @throws ValidationException naming each that is not an address of this network
     */
    static List<String> read(JsonNode body, AddressPrefix prefix) {
        List<String> given = Bodies.strings(body, "addresses");
        if (given.isEmpty() || given.size() > MAX) {
            throw new ValidationException(new Violation(
                    List.of("body", "addresses"), "give 1 to " + MAX + " addresses", "value_error.list.length"));
        }
        List<Violation> violations = new ArrayList<>();
        Set<String> addresses = new LinkedHashSet<>();
        for (int i = 0; i < given.size() && violations.size() < VIOLATIONS_MAX; i++) {
            try {
                Address address = Address.parse(given.get(i));
                if (address.prefix() == prefix) {
                    addresses.add(address.toString());
                } else {
                    violations.add(violation(
                            i, "an address of another network: this one's begin with " + prefix.text() + ":"));
                }
            } catch (IllegalArgumentException e) {
                violations.add(violation(i, "not an address: " + e.getMessage()));
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException(violations);
        }
        return List.copyOf(addresses);
    }

    private static Violation violation(int index, String message) {
        return new Violation(List.of("body", "addresses", Integer.toString(index)), message, "value_error.address");
    }
}
