package network.pyrin.node.consensus.header;

import java.time.InstantSource;
import java.util.Optional;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.Header;
import network.pyrin.chain.HeaderHashing;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.PowState;
import network.pyrin.crypto.PowVersion;
import network.pyrin.crypto.Uint256;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.rules.HeaderViolation;

/** What can be said about a header without knowing any other. None of it marks. Source: protocol 5.1. */
final class HeaderInIsolation {
    private static final long MILLIS_PER_SECOND = 1000;

    private final NetworkParams params;
    private final InstantSource clock;

    HeaderInIsolation(NetworkParams params, InstantSource clock) {
        this.params = params;
        this.clock = clock;
    }

    Optional<HeaderViolation> check(Header header) {
        return version(header)
                .or(() -> future(header))
                .or(() -> parents(header))
                .or(() -> origin(header));
    }

    private static Optional<HeaderViolation> version(Header header) {
        return header.version() == ChainConstants.BLOCK_VERSION
                ? Optional.empty()
                : Optional.of(new HeaderViolation.WrongBlockVersion(header.version()));
    }

    private Optional<HeaderViolation> future(Header header) {
        long maxMillis = clock.millis() + params.newTimestampDeviationTolerance() * MILLIS_PER_SECOND;
        return Long.compareUnsigned(header.timestampMillis(), maxMillis) <= 0
                ? Optional.empty()
                : Optional.of(new HeaderViolation.TimeTooFarIntoTheFuture(header.timestampMillis(), maxMillis));
    }

    private Optional<HeaderViolation> parents(Header header) {
        int count = header.directParents().size();
        if (count == 0) {
            return Optional.of(new HeaderViolation.NoParents());
        }
        return count <= params.maxBlockParents()
                ? Optional.empty()
                : Optional.of(new HeaderViolation.TooManyParents(count, params.maxBlockParents()));
    }

    private static Optional<HeaderViolation> origin(Header header) {
        return header.directParents().contains(Dag.ORIGIN_HASH)
                ? Optional.of(new HeaderViolation.OriginParent())
                : Optional.empty();
    }

    /** The number a miner had to push below the target: the costly part, some tens of microseconds. */
    Uint256 proofOfWork(Header header) {
        PowVersion version = params.powAlgoUpdated(header.daaScore()) ? PowVersion.V2 : PowVersion.V1;
        return PowState.of(HeaderHashing.prePowHash(header), header.timestampMillis(), version)
                .pow(header.nonce());
    }

    Optional<HeaderViolation> checkProofOfWork(Header header, Uint256 pow) {
        return params.skipProofOfWork() || pow.compareTo(CompactTarget.toTarget(header.bits())) <= 0
                ? Optional.empty()
                : Optional.of(new HeaderViolation.InvalidPoW());
    }

    /** How much harder than needed: one level per halving. Source: protocol 4.8. */
    int level(Uint256 pow) {
        return Math.max(0, params.maxBlockLevel() - pow.bitLength());
    }
}
