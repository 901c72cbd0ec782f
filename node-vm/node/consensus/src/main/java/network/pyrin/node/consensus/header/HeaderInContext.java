package network.pyrin.node.consensus.header;

import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.node.consensus.dag.DaaData;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.rules.HeaderViolation;

/** What can be said once the mergeset and the difficulty window are known. None of it marks. Source: protocol 5.3. */
final class HeaderInContext {
    private final Dag dag;

    HeaderInContext(Dag dag) {
        this.dag = dag;
    }

    Optional<HeaderViolation> checkPruning(GhostdagData ghostdag) {
        int pruningPoint = dag.pruning().pruningPoint();
        for (int parent : ghostdag.parents()) {
            if (dag.isDagAncestor(pruningPoint, parent)) {
                return Optional.empty();
            }
        }
        return Optional.of(new HeaderViolation.PruningViolation(dag.hashOf(pruningPoint)));
    }

    Optional<HeaderViolation> checkDaa(Header header, DaaData daa) {
        if (header.daaScore() != daa.daaScore()) {
            return Optional.of(new HeaderViolation.UnexpectedHeaderDaaScore(daa.daaScore(), header.daaScore()));
        }
        return header.bits() == daa.bits()
                ? Optional.empty()
                : Optional.of(new HeaderViolation.UnexpectedDifficulty(header.bits(), daa.bits()));
    }
}
