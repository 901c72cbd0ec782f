package network.pyrin.node.rpcserver;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Address;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;

/** Addresses in calls. Any network's prefix is taken: the script is what counts (protocol H.11). */
final class Addresses {
    private Addresses() {}

    static ScriptPublicKey script(String address) {
        return StandardScripts.payTo(Address.parse(address));
    }

    static List<ScriptPublicKey> scripts(List<String> addresses, int max) throws RpcRefusal {
        if (addresses.size() > max) {
            throw new RpcRefusal("more than " + max + " addresses in one call");
        }
        List<ScriptPublicKey> scripts = new ArrayList<>(addresses.size());
        for (String address : addresses) {
            scripts.add(script(address));
        }
        return scripts;
    }
}
