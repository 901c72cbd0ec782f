package network.pyrin.node.consensus.header;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.rules.HeaderViolation;

/** What a header with enough work claims about its own past. A false claim marks. Source: protocol 5.4. */
final class HeaderClaims {
    private final NetworkParams params;
    private final DagRules rules;

    HeaderClaims(NetworkParams params, DagRules rules) {
        this.params = params;
        this.rules = rules;
    }

    Optional<HeaderViolation> checkScores(Header header, GhostdagData ghostdag) {
        if (header.blueScore() != ghostdag.blueScore()) {
            return Optional.of(new HeaderViolation.UnexpectedHeaderBlueScore(ghostdag.blueScore(), header.blueScore()));
        }
        return header.blueWork().equals(ghostdag.blueWork())
                ? Optional.empty()
                : Optional.of(new HeaderViolation.UnexpectedHeaderBlueWork(ghostdag.blueWork(), header.blueWork()));
    }

    Optional<HeaderViolation> checkTime(Header header, long pastMedianTimeMillis) {
        return Long.compareUnsigned(header.timestampMillis(), pastMedianTimeMillis) > 0
                ? Optional.empty()
                : Optional.of(new HeaderViolation.TimeTooOld(header.timestampMillis(), pastMedianTimeMillis));
    }

    Optional<HeaderViolation> checkMergeset(GhostdagData ghostdag, int mergeDepthRoot) {
        if (ghostdag.mergesetSize() > params.mergesetSizeLimit()) {
            return Optional.of(new HeaderViolation.MergeSetTooBig(ghostdag.mergesetSize(), params.mergesetSizeLimit()));
        }
        return rules.boundedMergeViolations(ghostdag, mergeDepthRoot).length == 0
                ? Optional.empty()
                : Optional.of(new HeaderViolation.ViolatingBoundedMergeDepth());
    }

    Optional<HeaderViolation> checkPruningPoint(Header header, GhostdagData ghostdag) {
        Hash expected = rules.headerPruningPoint(ghostdag);
        return header.pruningPoint().equals(expected)
                ? Optional.empty()
                : Optional.of(new HeaderViolation.WrongHeaderPruningPoint(expected, header.pruningPoint()));
    }

    Optional<HeaderViolation> checkParentLevels(Header header, GhostdagData ghostdag) {
        List<List<Hash>> expected = rules.parentsByLevel(ghostdag.parents());
        return matches(header.parentsByLevel(), expected)
                ? Optional.empty()
                : Optional.of(new HeaderViolation.UnexpectedIndirectParents(expected, header.parentsByLevel()));
    }

    /** Equal lengths and membership, not equal sets: the rule as the network runs it lets a repeated hash pass. */
    private static boolean matches(List<List<Hash>> actual, List<List<Hash>> expected) {
        if (actual.size() != expected.size()) {
            return false;
        }
        for (int level = 0; level < actual.size(); level++) {
            if (!matchesLevel(actual.get(level), expected.get(level))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesLevel(List<Hash> actual, List<Hash> expected) {
        if (actual.equals(expected)) {
            return true;
        }
        Set<Hash> members = new HashSet<>(expected);
        return actual.size() == expected.size() && members.containsAll(actual);
    }
}
