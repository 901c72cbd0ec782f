package network.pyrin.node.rpcserver;

import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.crypto.Bytes;

/** Small things tests pay to. */
final class TransactionFixtures {
    private TransactionFixtures() {}

    /** An address of nobody. */
    static String address(NetworkParams params) {
        ScriptPublicKey script = new ScriptPublicKey(0, Bytes.ofHex("20" + "11".repeat(32) + "ac"));
        return StandardScripts.addressOf(script, params.network().addressPrefix())
                .orElseThrow()
                .toString();
    }
}
