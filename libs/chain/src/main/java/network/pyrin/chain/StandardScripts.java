package network.pyrin.chain;

import java.util.Optional;
import network.pyrin.crypto.Bytes;

/** Locking scripts that addresses stand for, and back. Source: protocol 6.7. */
public final class StandardScripts {
    private StandardScripts() {}

    /**
     * The script that pays an address; the address's network does not matter.
     *
     * @param address any address
     * @return a version 0 script of 34 or 35 bytes
     */
    public static ScriptPublicKey payTo(Address address) {
        byte[] script =
                switch (address.version()) {
                    case PUB_KEY -> join(address, new int[] {ScriptClass.OP_DATA_32}, ScriptClass.OP_CHECKSIG);
                    case PUB_KEY_ECDSA ->
                        join(address, new int[] {ScriptClass.OP_DATA_33}, ScriptClass.OP_CHECKSIG_ECDSA);
                    case SCRIPT_HASH ->
                        join(address, new int[] {ScriptClass.OP_BLAKE3, ScriptClass.OP_DATA_32}, ScriptClass.OP_EQUAL);
                };
        return new ScriptPublicKey(0, Bytes.wrap(script));
    }

    private static byte[] join(Address address, int[] before, int after) {
        byte[] payload = address.payload().unsafeArray();
        byte[] script = new byte[before.length + payload.length + 1];
        for (int i = 0; i < before.length; i++) {
            script[i] = (byte) before[i];
        }
        System.arraycopy(payload, 0, script, before.length, payload.length);
        script[script.length - 1] = (byte) after;
        return script;
    }

    /**
     * The address that a script pays, if it has one.
     *
     * @param scriptPublicKey any locking script
     * @param prefix the network to name in the address
     * @return empty for non-standard scripts
     */
    public static Optional<Address> addressOf(ScriptPublicKey scriptPublicKey, AddressPrefix prefix) {
        Bytes script = scriptPublicKey.script();
        return switch (ScriptClass.of(scriptPublicKey)) {
            case NON_STANDARD -> Optional.empty();
            case PUB_KEY -> Optional.of(new Address(prefix, AddressVersion.PUB_KEY, script.slice(1, 33)));
            case PUB_KEY_ECDSA -> Optional.of(new Address(prefix, AddressVersion.PUB_KEY_ECDSA, script.slice(1, 34)));
            case SCRIPT_HASH -> Optional.of(new Address(prefix, AddressVersion.SCRIPT_HASH, script.slice(2, 34)));
        };
    }
}
