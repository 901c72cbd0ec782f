package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/**
 * A block. Everything up to {@code minerAddress} is written once, when the node reports the block; {@code children} grows
 * as they arrive; {@link Standing} changes with the selected chain.
 *
 * @param header the header; its hash is the {@code _id}
 * @param difficulty times the easiest target
 * @param selectedParent empty for genesis
 * @param mergesetBlues blues it merges, selected parent first
 * @param mergesetReds reds it merges
 * @param transactionIds ids of the body, coinbase first
 * @param minerAddress who its coinbase payload asks to pay; empty if that script has no address
 * @param coinbasePayload payload of its coinbase
 * @param children blocks that name it as a direct parent, in no particular order
 * @param standing its place on or beside the selected chain
 */
public record BlockDocument(
        Header header,
        double difficulty,
        Optional<Hash> selectedParent,
        List<Hash> mergesetBlues,
        List<Hash> mergesetReds,
        List<Hash> transactionIds,
        Optional<String> minerAddress,
        Bytes coinbasePayload,
        List<Hash> children,
        Standing standing) {
    /** Copies the lists. */
    public BlockDocument {
        mergesetBlues = List.copyOf(mergesetBlues);
        mergesetReds = List.copyOf(mergesetReds);
        transactionIds = List.copyOf(transactionIds);
        children = List.copyOf(children);
    }

    /**
     * The block's identity.
     *
     * @return its hash, the {@code _id}
     */
    public Hash hash() {
        return header.hash();
    }

    /**
     * What the selected chain made of a block.
     *
     * @param chain whether it is on the selected chain
     * @param color its colour
     * @param mergedBy the chain block that merges it; empty while pending
     * @param acceptedIds what it accepts, in order, its selected parent's coinbase first; empty unless on the chain
     * @param lastSequence last change that touched it; 0 before any did
     */
    public record Standing(
            boolean chain, BlockColor color, Optional<Hash> mergedBy, List<Hash> acceptedIds, long lastSequence) {
        /** The standing of a block no chain block has merged. */
        public static final Standing NEW = new Standing(false, BlockColor.PENDING, Optional.empty(), List.of(), 0);

        /** Copies the list. */
        public Standing {
            acceptedIds = List.copyOf(acceptedIds);
        }
    }
}
