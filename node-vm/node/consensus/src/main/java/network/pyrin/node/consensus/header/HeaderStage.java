package network.pyrin.node.consensus.header;

import java.time.InstantSource;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Uint256;
import network.pyrin.node.consensus.dag.DaaData;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.dag.NewBlock;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.HeaderViolation;

/**
 * Checks headers in the order of protocol 5.0 to 5.4 and inserts the good ones into the {@link Dag}.
 *
 * <p>Thread-safe. All checks run without a lock, so headers that do not depend on each other go in parallel; only the insertion is
 * one at a time. A caller hands in parents before children, else the verdict is {@link HeaderViolation.MissingParents}.
 */
public final class HeaderStage {
    private final Dag dag;
    private final DagRules rules;
    private final HeaderInIsolation isolation;
    private final HeaderInParents parents;
    private final HeaderInContext context;
    private final HeaderClaims claims;

    /**
     * A stage over a DAG.
     *
     * @param dag where headers go
     * @param rules of that DAG
     * @param clock bounds timestamps from above
     */
    public HeaderStage(Dag dag, DagRules rules, InstantSource clock) {
        this.dag = dag;
        this.rules = rules;
        isolation = new HeaderInIsolation(dag.params(), clock);
        parents = new HeaderInParents(dag);
        context = new HeaderInContext(dag);
        claims = new HeaderClaims(dag.params(), rules);
    }

    /**
     * Checks a header by itself and computes its proof of work: the costly part, which may run ahead in any thread.
     *
     * @param header any header
     * @return for {@link #process(IsolatedHeader)}
     */
    public IsolatedHeader isolate(Header header) {
        Optional<HeaderViolation> violation = isolation.check(header);
        if (violation.isPresent()) {
            return new IsolatedHeader(header, violation, 0);
        }
        Uint256 pow = isolation.proofOfWork(header);
        return new IsolatedHeader(header, isolation.checkProofOfWork(header, pow), isolation.level(pow));
    }

    /**
     * Takes a header through all checks.
     *
     * @param header any header
     * @return known, accepted (then it is durable and visible) or refused
     */
    public HeaderVerdict process(Header header) {
        Optional<HeaderVerdict> known = known(header);
        return known.isPresent() ? known.get() : check(isolate(header));
    }

    /**
     * Takes a header that was checked by itself through the other checks.
     *
     * @param isolated result of {@link #isolate}
     * @return known, accepted (then it is durable and visible) or refused
     */
    public HeaderVerdict process(IsolatedHeader isolated) {
        return known(isolated.header()).orElseGet(() -> check(isolated));
    }

    private Optional<HeaderVerdict> known(Header header) {
        return dag.status(header.hash())
                .map(status -> status == BlockStatus.INVALID
                        ? new HeaderVerdict.Refused(new HeaderViolation.KnownInvalid(), true)
                        : new HeaderVerdict.Known(dag.indexOf(header.hash()), status));
    }

    private HeaderVerdict check(IsolatedHeader isolated) {
        Header header = isolated.header();
        Optional<HeaderViolation> violation = isolated.violation().or(() -> parents.check(header));
        return violation.isPresent() ? refused(violation.get()) : inContext(header, isolated.level());
    }

    private HeaderVerdict inContext(Header header, int level) {
        GhostdagData ghostdag = rules.ghostdag(parents.indexes(header));
        Optional<HeaderViolation> violation = context.checkPruning(ghostdag);
        if (violation.isPresent()) {
            return refused(violation.get());
        }
        Optional<DaaData> daa = rules.daa(ghostdag);
        if (daa.isEmpty()) {
            return refused(new HeaderViolation.InsufficientDaaWindowSize(rules.daaWindowLength(ghostdag)));
        }
        violation = context.checkDaa(header, daa.get());
        return violation.isPresent() ? refused(violation.get()) : claims(header, level, ghostdag, daa.get());
    }

    private HeaderVerdict claims(Header header, int level, GhostdagData ghostdag, DaaData daa) {
        Optional<HeaderViolation> violation = claims.checkScores(header, ghostdag);
        if (violation.isPresent()) {
            return marked(header, violation.get());
        }
        Optional<Long> pastMedianTime = rules.pastMedianTimeMillis(ghostdag);
        if (pastMedianTime.isEmpty()) {
            return marked(header, new HeaderViolation.InsufficientDaaWindowSize(rules.medianWindowLength(ghostdag)));
        }
        int mergeDepthRoot = rules.mergeDepthRoot(ghostdag);
        violation = claims.checkTime(header, pastMedianTime.get())
                .or(() -> claims.checkMergeset(ghostdag, mergeDepthRoot))
                .or(() -> claims.checkPruningPoint(header, ghostdag))
                .or(() -> claims.checkParentLevels(header, ghostdag));
        if (violation.isPresent()) {
            return marked(header, violation.get());
        }
        int finalityPoint = rules.finalityPoint(ghostdag);
        int block = dag.insert(
                new NewBlock(header, level, ghostdag, daa, pastMedianTime.get(), mergeDepthRoot, finalityPoint));
        return new HeaderVerdict.Accepted(block);
    }

    private static HeaderVerdict refused(HeaderViolation violation) {
        return new HeaderVerdict.Refused(violation, false);
    }

    private HeaderVerdict marked(Header header, HeaderViolation violation) {
        dag.markInvalid(header.hash());
        return new HeaderVerdict.Refused(violation, true);
    }
}
