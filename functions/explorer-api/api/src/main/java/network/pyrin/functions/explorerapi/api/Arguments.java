package network.pyrin.functions.explorerapi.api;

import network.pyrin.chain.Address;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Params;

/** Hashes and addresses in paths and bodies. */
final class Arguments {
    private Arguments() {}

    /**
     * An address of the network served here.
     *
     * @param model knows the network
     * @param in {@code path} or {@code body}
     * @param name the parameter
     * @param text as given
     * @return the address; 422 if it has another form, 400 if its checksum or network is wrong
     */
    static Address address(ReadModel model, String in, String name, String text) {
        String formed = Params.addressForm(in, name, text);
        return model.views().address(formed).orElseThrow(() -> ApiException.badRequest("Invalid address: " + text));
    }

    /**
     * An address in a path of our own calls.
     *
     * @param model knows the network
     * @param text as given
     * @return the address with prefix; 400 if it is none of this network
     */
    static String ownAddress(ReadModel model, String text) {
        return model.views()
                .address(text)
                .orElseThrow(() -> new ApiException(
                        400,
                        "bad-address",
                        "This is not an address of " + model.network().text() + "."))
                .toString();
    }

    /**
     * A hash in a path of our own calls.
     *
     * @param text as given
     * @return the hash; 400 if it is not 64 hex digits
     */
    static Hash ownHash(String text) {
        try {
            return Hash.ofHex(text);
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "bad-hash", "A hash has 64 hex digits.");
        }
    }
}
