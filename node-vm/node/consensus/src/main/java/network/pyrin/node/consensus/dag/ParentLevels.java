package network.pyrin.node.consensus.dag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;

/**
 * The parents a header must name at each block level: the DAG of one level is made of the blocks at least that hard, each naming
 * the nearest such blocks of its past. Levels serve pruning proofs. Source: protocol 4.8 (NIPoPoW over DAGs).
 *
 * <p>Above level 0 the parents' own headers are asked, since a block that hard may lie far back; those named there may be pruned
 * and then have no index.
 */
final class ParentLevels {
    private final Dag dag;

    ParentLevels(Dag dag) {
        this.dag = dag;
    }

    /** A direct parent. */
    private record Parent(Hash hash, int block, int level, Header header) {}

    /**
     * A block that may be a parent at the present level.
     *
     * @param references blocks to ask the reachability index about instead of it: itself, if it is indexed
     */
    private record Candidate(Hash hash, List<Integer> references) {}

    /** Expected parents per level; the order within a level has no meaning, but is the one the reference node shows. */
    List<List<Hash>> expected(int[] directParents, int pruningPoint) {
        List<Parent> parents = pruningPointFutureFirst(directParents, pruningPoint);
        Hash genesis = dag.hashOf(dag.genesis());
        List<List<Hash>> levels = new ArrayList<>();
        for (int level = 0; level < dag.params().maxBlockLevel(); level++) {
            List<Hash> members = isLikeLevelBelow(parents, level)
                    ? levels.get(level - 1)
                    : candidates(parents, level).stream().map(Candidate::hash).toList();
            if (level > 0 && members.size() == 1 && members.getFirst().equals(genesis)) {
                break;
            }
            levels.add(members);
        }
        return levels;
    }

    /** Whatever has no index is then in the past of the first candidates, and so is no candidate itself. */
    private List<Parent> pruningPointFutureFirst(int[] directParents, int pruningPoint) {
        Set<Integer> distinct = new LinkedHashSet<>();
        for (int block : directParents) {
            distinct.add(block);
        }
        List<Parent> parents = new ArrayList<>();
        int first = Dag.NONE;
        for (int block : distinct) {
            if (first == Dag.NONE && dag.isDagAncestor(pruningPoint, block)) {
                first = parents.size();
            }
            parents.add(new Parent(dag.hashOf(block), block, dag.level(block), dag.header(block)));
        }
        if (first > 0) {
            Parent front = parents.get(first);
            parents.set(first, parents.getFirst());
            parents.set(0, front);
        }
        return parents;
    }

    /** Runs of equal levels are the rule: nothing that goes into a level differs from the one below. */
    private boolean isLikeLevelBelow(List<Parent> parents, int level) {
        if (level < 2) {
            return false;
        }
        for (Parent parent : parents) {
            if (parent.level() == level - 1
                    || (parent.level() < level && !at(parent.header(), level).equals(at(parent.header(), level - 1)))) {
                return false;
            }
        }
        return true;
    }

    /** The parents a header names at a level. Above its highest list stands genesis. */
    private List<Hash> at(Header header, int level) {
        List<List<Hash>> levels = header.parentsByLevel();
        if (levels.isEmpty()) {
            return List.of();
        }
        return level < levels.size() ? levels.get(level) : List.of(dag.hashOf(dag.genesis()));
    }

    private List<Candidate> candidates(List<Parent> parents, int level) {
        List<Candidate> candidates = new ArrayList<>();
        Set<Hash> grandparents = new LinkedHashSet<>();
        for (Parent parent : parents) {
            if (parent.level() >= level) {
                candidates.add(new Candidate(parent.hash(), List.of(parent.block())));
            }
        }
        int unconditional = 0;
        if (candidates.isEmpty()) {
            grandparents.addAll(at(parents.getFirst().header(), level));
            unconditional = grandparents.size();
        }
        for (Parent parent : parents) {
            if (parent.level() < level) {
                grandparents.addAll(at(parent.header(), level));
            }
        }
        for (Hash grandparent : grandparents) {
            if (unconditional > 0) {
                // Parents of one valid block: in each other's anticone, so all stay.
                unconditional--;
                candidates.add(new Candidate(grandparent, references(grandparent, level)));
            } else {
                offer(grandparent, candidates, level);
            }
        }
        return candidates;
    }

    /** Takes a grandparent in if it is above a candidate, which then goes, or beside all. */
    private void offer(Hash grandparent, List<Candidate> candidates, int level) {
        int block = dag.indexOf(grandparent);
        if (block == Dag.NONE) {
            return;
        }
        boolean replaces = candidates.removeIf(
                candidate -> candidate.references().stream().anyMatch(lower -> dag.isDagAncestor(lower, block)));
        if (replaces
                || candidates.stream()
                        .flatMap(candidate -> candidate.references().stream())
                        .noneMatch(upper -> dag.isDagAncestor(block, upper))) {
            candidates.add(new Candidate(grandparent, references(grandparent, level)));
        }
    }

    private List<Integer> references(Hash hash, int level) {
        int block = dag.indexOf(hash);
        if (block != Dag.NONE) {
            return List.of(block);
        }
        List<Integer> roots = new ArrayList<>();
        for (int root : dag.children(Dag.ORIGIN)) {
            if (at(dag.header(root), level).contains(hash)) {
                roots.add(root);
            }
        }
        return roots;
    }
}
