package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.BlockCodec;
import network.pyrin.readmodel.BlockColor;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockDocument.Standing;
import network.pyrin.readmodel.BlockIndexDocument;
import network.pyrin.readmodel.Collections;

/** What one change does to blocks: who is on the selected chain, and how its blocks colour those they merge. */
final class BlockEdits {
    private final ChangeReads reads;
    private final Map<Hash, Standing> standings = new LinkedHashMap<>();
    private final Map<Long, Optional<Hash>> chainByScore = new LinkedHashMap<>();

    BlockEdits(ChangeReads reads) {
        this.reads = reads;
    }

    /** A block joins the selected chain. */
    void join(BlockDocument block, List<Hash> acceptedIds) {
        edit(block.hash(), old -> new Standing(true, old.color(), old.mergedBy(), acceptedIds, 0));
        chainByScore.put(block.header().blueScore(), Optional.of(block.hash()));
        color(block.mergesetBlues(), BlockColor.BLUE, Optional.of(block.hash()));
        color(block.mergesetReds(), BlockColor.RED, Optional.of(block.hash()));
    }

    /** A block leaves the selected chain. */
    void leave(BlockDocument block) {
        edit(block.hash(), old -> new Standing(false, old.color(), old.mergedBy(), List.of(), 0));
        chainByScore.put(block.header().blueScore(), Optional.empty());
        color(block.mergesetBlues(), BlockColor.PENDING, Optional.empty());
        color(block.mergesetReds(), BlockColor.PENDING, Optional.empty());
    }

    private void color(List<Hash> hashes, BlockColor color, Optional<Hash> mergedBy) {
        for (Hash hash : hashes) {
            edit(hash, old -> new Standing(old.chain(), color, mergedBy, old.acceptedIds(), 0));
        }
    }

    private interface Edit {
        Standing of(Standing old);
    }

    private void edit(Hash hash, Edit edit) {
        // Below a start that is not genesis, merged blocks may be unknown: there is nothing to change then.
        Optional<Standing> old = Optional.ofNullable(standings.get(hash))
                .or(() -> reads.blockIfKnown(hash).map(BlockDocument::standing));
        old.ifPresent(standing -> standings.put(hash, edit.of(standing)));
    }

    /** The new standings of the blocks touched. */
    Map<Hash, Standing> standings() {
        return standings;
    }

    List<DocumentChange> changes() {
        List<DocumentChange> changes = new ArrayList<>();
        standings.forEach((hash, standing) -> {
            UpdateBuilder update = new UpdateBuilder()
                    .set(BlockCodec.CHAIN, standing.chain())
                    .set(BlockCodec.COLOR, standing.color().text())
                    .set(
                            BlockCodec.ACCEPTED_IDS,
                            standing.acceptedIds().stream().map(Hash::toHex).toList());
            standing.mergedBy()
                    .ifPresentOrElse(
                            merging -> update.set(BlockCodec.MERGED_BY, merging.toHex()),
                            () -> update.unset(BlockCodec.MERGED_BY));
            changes.add(update.build(Collections.BLOCKS, hash.toHex(), false));
        });
        chainByScore.forEach((score, hash) -> {
            UpdateBuilder update = new UpdateBuilder();
            hash.ifPresentOrElse(
                    chain -> update.set(BlockIndexDocument.CHAIN_BLOCK, chain.toHex()),
                    () -> update.unset(BlockIndexDocument.CHAIN_BLOCK));
            changes.add(update.build(Collections.BLOCK_INDEX, score, false));
        });
        return changes;
    }
}
