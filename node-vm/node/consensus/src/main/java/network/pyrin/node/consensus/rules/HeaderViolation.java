package network.pyrin.node.consensus.rules;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/**
 * Rules of the header stage, in the order of protocol 5.1 to 5.4. Those of 5.4 mark the block as invalid for good, the
 * earlier ones never do.
 */
public sealed interface HeaderViolation extends RuleViolation {
    /**
     * The header's version is not 1.
     *
     * @param version what it says
     */
    record WrongBlockVersion(int version) implements HeaderViolation {
        @Override
        public String message() {
            return "wrong block version: got " + version + " but expected 1";
        }
    }

    /**
     * The timestamp is ahead of the clock by more than the tolerance.
     *
     * @param timestampMillis the header's, unsigned
     * @param maxMillis the latest allowed
     */
    record TimeTooFarIntoTheFuture(long timestampMillis, long maxMillis) implements HeaderViolation {
        @Override
        public String message() {
            return "the block timestamp is too far into the future: block timestamp is "
                    + Long.toUnsignedString(timestampMillis) + " but maximum timestamp allowed is " + maxMillis;
        }
    }

    /** Only genesis has no parents. */
    record NoParents() implements HeaderViolation {
        @Override
        public String message() {
            return "block has no parents";
        }
    }

    /**
     * More direct parents than the network allows.
     *
     * @param parents how many there are
     * @param max the limit
     */
    record TooManyParents(int parents, int max) implements HeaderViolation {
        @Override
        public String message() {
            return "block has too many parents: got " + parents + " when the limit is " + max;
        }
    }

    /** The virtual root of the DAG is named as a parent. */
    record OriginParent() implements HeaderViolation {
        @Override
        public String message() {
            return "block has ORIGIN as one of its parents";
        }
    }

    /** The proof of work misses the target. */
    record InvalidPoW() implements HeaderViolation {
        @Override
        public String message() {
            return "block has invalid proof-of-work";
        }
    }

    /** The block was refused for good before. */
    record KnownInvalid() implements HeaderViolation {
        @Override
        public String message() {
            return "block is known to be invalid";
        }
    }

    /**
     * A direct parent was refused for good.
     *
     * @param parent that parent
     */
    record InvalidParent(Hash parent) implements HeaderViolation {
        @Override
        public String message() {
            return "parent " + parent + " is invalid";
        }
    }

    /**
     * Direct parents without a header (header stage) or without a body (body stage). The block may come again.
     *
     * @param parents in the header's order
     */
    record MissingParents(List<Hash> parents) implements HeaderViolation {
        /** Copies. */
        public MissingParents {
            parents = List.copyOf(parents);
        }

        @Override
        public String message() {
            return "block has missing parents: " + parents;
        }
    }

    /**
     * One direct parent is in the past of another.
     *
     * @param ancestor the superfluous parent
     * @param descendant the parent that already has it in its past
     */
    record InvalidParentsRelation(Hash ancestor, Hash descendant) implements HeaderViolation {
        @Override
        public String message() {
            return "parent " + ancestor + " is an ancestor of parent " + descendant;
        }
    }

    /**
     * No direct parent has the pruning point in its past.
     *
     * @param pruningPoint this node's pruning point
     */
    record PruningViolation(Hash pruningPoint) implements HeaderViolation {
        @Override
        public String message() {
            return "pruning point " + pruningPoint + " is not in the past of this block";
        }
    }

    /**
     * The window ends before enough blocks were found.
     *
     * @param blocks how many were found
     */
    record InsufficientDaaWindowSize(int blocks) implements HeaderViolation {
        @Override
        public String message() {
            return "DAA window data has only " + blocks + " entries";
        }
    }

    /**
     * The DAA score is not the computed one.
     *
     * @param expected computed, unsigned
     * @param actual the header's, unsigned
     */
    record UnexpectedHeaderDaaScore(long expected, long actual) implements HeaderViolation {
        @Override
        public String message() {
            return "expected header daa score " + Long.toUnsignedString(expected) + " but got "
                    + Long.toUnsignedString(actual);
        }
    }

    /**
     * The bits are not the computed ones.
     *
     * @param actual the header's compact target
     * @param expected computed
     */
    record UnexpectedDifficulty(int actual, int expected) implements HeaderViolation {
        @Override
        public String message() {
            return "block difficulty of " + Integer.toUnsignedString(actual) + " is not the expected value of "
                    + Integer.toUnsignedString(expected);
        }
    }

    /**
     * The blue score is not GHOSTDAG's.
     *
     * @param expected computed, unsigned
     * @param actual the header's, unsigned
     */
    record UnexpectedHeaderBlueScore(long expected, long actual) implements HeaderViolation {
        @Override
        public String message() {
            return "expected header blue score " + Long.toUnsignedString(expected) + " but got "
                    + Long.toUnsignedString(actual);
        }
    }

    /**
     * The blue work is not GHOSTDAG's.
     *
     * @param expected computed
     * @param actual the header's
     */
    record UnexpectedHeaderBlueWork(Uint192 expected, Uint192 actual) implements HeaderViolation {
        @Override
        public String message() {
            return "expected header blue work " + expected.toBigInteger() + " but got " + actual.toBigInteger();
        }
    }

    /**
     * The timestamp is not after the past median time.
     *
     * @param timestampMillis the header's, unsigned
     * @param pastMedianTimeMillis the exclusive lower bound
     */
    record TimeTooOld(long timestampMillis, long pastMedianTimeMillis) implements HeaderViolation {
        @Override
        public String message() {
            return "block timestamp of " + Long.toUnsignedString(timestampMillis) + " is not after expected "
                    + pastMedianTimeMillis;
        }
    }

    /**
     * The block merges too much at once.
     *
     * @param size mergeset size, selected parent included
     * @param max the limit
     */
    record MergeSetTooBig(long size, long max) implements HeaderViolation {
        @Override
        public String message() {
            return "block merges " + size + " blocks > " + max + " merge set size limit";
        }
    }

    /** The block merges a red that is too deep and that no blue vouches for. */
    record ViolatingBoundedMergeDepth() implements HeaderViolation {
        @Override
        public String message() {
            return "block is violating bounded merge depth";
        }
    }

    /**
     * The header's pruning point is not the expected one.
     *
     * @param expected computed
     * @param actual the header's
     */
    record WrongHeaderPruningPoint(Hash expected, Hash actual) implements HeaderViolation {
        @Override
        public String message() {
            return "expected header pruning point is " + expected + " but got " + actual;
        }
    }

    /**
     * The parents per level are not the expected ones.
     *
     * @param expected computed, order without meaning
     * @param actual the header's
     */
    record UnexpectedIndirectParents(List<List<Hash>> expected, List<List<Hash>> actual) implements HeaderViolation {
        /** Copies. */
        public UnexpectedIndirectParents {
            expected = expected.stream().map(List::copyOf).toList();
            actual = actual.stream().map(List::copyOf).toList();
        }

        @Override
        public String message() {
            return "expected indirect parents " + levels(expected) + " but got " + levels(actual);
        }
    }

    private static String levels(List<List<Hash>> parents) {
        StringBuilder text = new StringBuilder("[");
        for (List<Hash> level : parents) {
            text.append(text.length() == 1 ? "\n\t" : ", \n\t").append(level);
        }
        return text.append("\n]").toString();
    }
}
