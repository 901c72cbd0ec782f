package network.pyrin.node.rpcserver;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import network.pyrin.chain.ScriptPublicKey;

/**
 * What one client wants to be told. Thread-safe: its calls change it, the hub reads it.
 *
 * <p>Unspent outputs: off, some scripts, or all. Starting with addresses while all are told narrows to those; stopping
 * single addresses while all are told changes nothing, as in the original.
 */
final class Interests {
    /** Kinds that are on or off. */
    enum Kind {
        BLOCK_ADDED,
        VIRTUAL_CHAIN_CHANGED,
        FINALITY_CONFLICT,
        UTXOS_CHANGED,
        SINK_BLUE_SCORE,
        VIRTUAL_DAA_SCORE,
        PRUNING_POINT_UTXO_SET_OVERRIDE,
        NEW_BLOCK_TEMPLATE
    }

    private final int maxAddresses;
    private final EnumSet<Kind> on = EnumSet.noneOf(Kind.class);
    private final Set<ScriptPublicKey> scripts = new HashSet<>();
    private boolean allScripts;
    private boolean acceptedIds;

    Interests(int maxAddresses) {
        this.maxAddresses = maxAddresses;
    }

    synchronized void set(Kind kind, boolean wanted) {
        if (wanted) {
            on.add(kind);
        } else {
            on.remove(kind);
        }
    }

    synchronized boolean wants(Kind kind) {
        return on.contains(kind);
    }

    synchronized void virtualChain(boolean wanted, boolean includeAcceptedIds) {
        set(Kind.VIRTUAL_CHAIN_CHANGED, wanted);
        acceptedIds = includeAcceptedIds;
    }

    synchronized boolean wantsAcceptedIds() {
        return acceptedIds;
    }

    /** Starts for these scripts; none means all. */
    synchronized void startUtxos(Collection<ScriptPublicKey> wanted) throws RpcRefusal {
        if (scripts.size() + wanted.size() > maxAddresses) {
            throw new RpcRefusal("more than " + maxAddresses + " addresses in one subscription");
        }
        on.add(Kind.UTXOS_CHANGED);
        allScripts = wanted.isEmpty();
        if (allScripts) {
            scripts.clear();
        } else {
            scripts.addAll(wanted);
        }
    }

    /** Stops for these scripts; none means all. */
    synchronized void stopUtxos(Collection<ScriptPublicKey> unwanted) {
        if (unwanted.isEmpty()) {
            allScripts = false;
            scripts.clear();
        } else {
            unwanted.forEach(scripts::remove);
        }
        if (!allScripts && scripts.isEmpty()) {
            on.remove(Kind.UTXOS_CHANGED);
        }
    }

    synchronized boolean wantsAllScripts() {
        return allScripts;
    }

    synchronized boolean wants(ScriptPublicKey script) {
        return allScripts || scripts.contains(script);
    }
}
