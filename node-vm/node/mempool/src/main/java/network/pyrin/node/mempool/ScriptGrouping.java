package network.pyrin.node.mempool;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;

/** Sorts waiting transactions by the wanted scripts they touch; a transaction stands once under each. */
final class ScriptGrouping {
    private final Set<ScriptPublicKey> wanted;
    private final Map<ScriptPublicKey, Set<MempoolEntry>> sending = new HashMap<>();
    private final Map<ScriptPublicKey, Set<MempoolEntry>> receiving = new HashMap<>();

    ScriptGrouping(Set<ScriptPublicKey> wanted) {
        this.wanted = wanted;
    }

    void add(MempoolEntry entry) {
        for (UtxoEntry spent : entry.spent()) {
            add(sending, spent.scriptPublicKey(), entry);
        }
        for (TransactionOutput output : entry.transaction().outputs()) {
            add(receiving, output.scriptPublicKey(), entry);
        }
    }

    private void add(Map<ScriptPublicKey, Set<MempoolEntry>> groups, ScriptPublicKey script, MempoolEntry entry) {
        if (wanted.contains(script)) {
            groups.computeIfAbsent(script, s -> new LinkedHashSet<>()).add(entry);
        }
    }

    Map<ScriptPublicKey, ScriptTransactions> byScript() {
        return Stream.concat(sending.keySet().stream(), receiving.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        script -> script,
                        script -> new ScriptTransactions(
                                List.copyOf(sending.getOrDefault(script, Set.of())),
                                List.copyOf(receiving.getOrDefault(script, Set.of())))));
    }
}
