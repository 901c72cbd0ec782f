package network.pyrin.node.consensus.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.HeaderViolation;

/** What can be said once the direct parents were looked up. None of it marks. Source: protocol 5.2. */
final class HeaderInParents {
    private final Dag dag;

    HeaderInParents(Dag dag) {
        this.dag = dag;
    }

    Optional<HeaderViolation> check(Header header) {
        return invalid(header).or(() -> missing(header)).or(() -> relation(header));
    }

    private Optional<HeaderViolation> invalid(Header header) {
        for (Hash parent : header.directParents()) {
            if (dag.status(parent).filter(BlockStatus.INVALID::equals).isPresent()) {
                return Optional.of(new HeaderViolation.InvalidParent(parent));
            }
        }
        return Optional.empty();
    }

    private Optional<HeaderViolation> missing(Header header) {
        List<Hash> missing = new ArrayList<>();
        for (Hash parent : header.directParents()) {
            if (!dag.has(parent)) {
                missing.add(parent);
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(new HeaderViolation.MissingParents(missing));
    }

    /** The same parent twice is not caught here but by {@link HeaderClaims}, and so marks. */
    private Optional<HeaderViolation> relation(Header header) {
        int[] parents = indexes(header);
        for (int lower : parents) {
            for (int upper : parents) {
                if (lower != upper && dag.isDagAncestor(lower, upper)) {
                    return Optional.of(
                            new HeaderViolation.InvalidParentsRelation(dag.hashOf(lower), dag.hashOf(upper)));
                }
            }
        }
        return Optional.empty();
    }

    /** Indexes of the direct parents, all known by now. */
    int[] indexes(Header header) {
        return header.directParents().stream().mapToInt(dag::indexOf).toArray();
    }
}
