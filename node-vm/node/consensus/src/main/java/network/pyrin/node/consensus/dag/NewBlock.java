package network.pyrin.node.consensus.dag;

import network.pyrin.chain.Header;

/**
 * Everything the header stage has found out about a header that passed all checks.
 *
 * @param header the header
 * @param level block level, from its proof of work
 * @param ghostdag mergeset, blue score and work
 * @param daa non-DAA blocks of the mergeset
 * @param pastMedianTimeMillis the exclusive lower bound its timestamp was held against
 * @param mergeDepthRoot block at merge depth, or {@link Dag#ORIGIN}
 * @param finalityPoint block at finality depth, or {@link Dag#ORIGIN}
 */
public record NewBlock(
        Header header,
        int level,
        GhostdagData ghostdag,
        DaaData daa,
        long pastMedianTimeMillis,
        int mergeDepthRoot,
        int finalityPoint) {}
