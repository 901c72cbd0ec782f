package network.pyrin.simnet;

import java.util.Objects;
import network.pyrin.chain.AddressVersion;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Bytes;

/**
 * One key pair that receives rewards and trades.
 *
 * @param index its number
 * @param secret the secret key, 32 bytes; worth nothing outside the local chain it was made for
 * @param script pays the public key
 */
record Wallet(int index, Bytes secret, ScriptPublicKey script) {
    /** Every wallet pays a Schnorr key. */
    static final AddressVersion VERSION = AddressVersion.PUB_KEY;

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "Wallet[" + index + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wallet that && script.equals(that.script);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(script);
    }
}
