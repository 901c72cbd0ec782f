package network.pyrin.dagsimulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import network.pyrin.chain.Block;
import network.pyrin.crypto.Hash;

/** Brings blocks into an order in which parents come first, whatever order they arrive in. */
final class Inbox {
    private final Map<Hash, List<Block>> waiting = new HashMap<>();

    /**
     * Takes a block.
     *
     * @param known tells of a hash whether its body is known already
     * @return the blocks that can go in now, parents first
     */
    List<Block> accept(Block block, Predicate<Hash> known) {
        Map<Hash, Block> ready = new LinkedHashMap<>();
        Deque<Block> candidates = new ArrayDeque<>(List.of(block));
        while (!candidates.isEmpty()) {
            Block candidate = candidates.poll();
            Hash missing = missingParent(candidate, hash -> ready.containsKey(hash) || known.test(hash));
            if (missing.equals(Hash.ZERO)) {
                ready.put(candidate.hash(), candidate);
                List<Block> released = waiting.remove(candidate.hash());
                candidates.addAll(released == null ? List.of() : released);
            } else {
                waiting.computeIfAbsent(missing, hash -> new ArrayList<>()).add(candidate);
            }
        }
        return List.copyOf(ready.values());
    }

    private static Hash missingParent(Block block, Predicate<Hash> known) {
        return block.header().directParents().stream()
                .filter(known.negate())
                .findFirst()
                .orElse(Hash.ZERO);
    }

    /** Whether every block that came has gone. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
