package network.pyrin.processor.ledger;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import network.pyrin.chain.Header;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.events.EventJson;
import network.pyrin.events.Position;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockIndexDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/**
 * Writes the read model: stores blocks, applies changes, keeps the checkpoint. The one writer of its collections; used by
 * one thread at a time.
 *
 * <p>A change goes record, documents, checkpoint, in this order. If anything fails in between, {@link #recover} applies the
 * record again before anything else is done; documents that have it already refuse it.
 */
public final class Indexer {
    private final DocumentStore store;
    private final BlockWriter blockWriter;
    private final ChangeLog log;
    private Optional<CheckpointDocument> checkpoint = Optional.empty();

    /**
     * What applying a change brought.
     *
     * @param checkpoint how far the read model is now
     * @param events what is to be told, the first one at {@code firstSequence}
     * @param firstSequence sequence of the first event
     * @param balances balance of every address touched, leor
     * @param unknownInputs inputs whose output this chain does not have
     */
    public record Applied(
            CheckpointDocument checkpoint,
            List<EventDraft> events,
            long firstSequence,
            Map<String, Long> balances,
            int unknownInputs) {}

    /**
     * Makes an indexer; call {@link #recover} before anything else.
     *
     * @param store the database
     */
    public Indexer(DocumentStore store) {
        this.store = store;
        this.blockWriter = new BlockWriter(store);
        this.log = new ChangeLog(store);
    }

    /**
     * Reads the checkpoint, and brings a change to its end that was begun.
     *
     * @return how far the read model is; empty if there is none yet
     */
    public Optional<CheckpointDocument> recover() {
        checkpoint = store.read(Collections.CHECKPOINTS, CheckpointDocument.ID).map(CheckpointDocument::decode);
        if (checkpoint.isPresent()) {
            long done = checkpoint.get().sequence();
            log.read()
                    .filter(record ->
                            record.checkpoint().epoch().equals(checkpoint.get().epoch())
                                    && record.checkpoint().sequence() > done)
                    .ifPresent(this::perform);
        }
        return checkpoint;
    }

    /**
     * Begins a new read model.
     *
     * @param network which network
     * @param genesis its genesis hash
     * @param epoch identity of the read model
     * @param start the chain block it begins at: genesis, or a pruning point
     * @return how far it is: at the start, nothing accepted
     */
    public CheckpointDocument begin(NetworkId network, Hash genesis, String epoch, StoredBlock start) {
        BlockDocument block = start.block();
        BlockDocument.Standing standing =
                new BlockDocument.Standing(true, block.standing().color(), Optional.empty(), List.of(), 0);
        BlockDocument onChain = new BlockDocument(
                block.header(),
                block.difficulty(),
                block.selectedParent(),
                block.mergesetBlues(),
                block.mergesetReds(),
                block.transactionIds(),
                block.minerAddress(),
                block.coinbasePayload(),
                block.children(),
                standing);
        blockWriter.write(List.of(new StoredBlock(onChain, start.transactions())));
        Document chainBlock =
                new Document(BlockIndexDocument.CHAIN_BLOCK, block.hash().toHex());
        List<WriteModel<Document>> index = List.of(new UpdateOneModel<>(
                new Document("_id", block.header().blueScore()), new Document("$set", chainBlock)));
        store.write(Collections.BLOCK_INDEX, index);
        CheckpointDocument begun = checkpointAt(network, genesis, epoch, 0, block.header());
        put(begun);
        return begun;
    }

    private static CheckpointDocument checkpointAt(
            NetworkId network, Hash genesis, String epoch, long sequence, Header sink) {
        return new CheckpointDocument(
                network,
                genesis,
                epoch,
                sequence,
                sink.hash(),
                sink.blueScore(),
                sink.daaScore(),
                sink.timestampMillis());
    }

    private void put(CheckpointDocument next) {
        List<WriteModel<Document>> write = List.of(new ReplaceOneModel<>(
                new Document("_id", CheckpointDocument.ID), next.encode(), new ReplaceOptions().upsert(true)));
        store.write(Collections.CHECKPOINTS, write);
        checkpoint = Optional.of(next);
    }

    /**
     * How far the read model is.
     *
     * @return the last checkpoint written
     */
    public CheckpointDocument checkpoint() {
        return checkpoint.orElseThrow(() -> new IllegalStateException("there is no read model yet"));
    }

    /**
     * Stores blocks. Those that are stored already stay as they are.
     *
     * @param blocks parents before children
     */
    public void store(List<StoredBlock> blocks) {
        blockWriter.write(blocks);
    }

    /**
     * Applies a step of the selected chain. Everything it merges and accepts is stored.
     *
     * @param step begins at the checkpoint's sink
     * @param instead told instead of the change's own events; empty tells those
     * @param sequences given the number of events, reserves sequences for them and returns the first
     * @return what came of it
     * @throws BrokenInvariantException if the step does not fit the read model; nothing is written then
     */
    public Applied apply(ChainStep step, List<EventDraft> instead, LongUnaryOperator sequences) {
        CheckpointDocument before = checkpoint();
        Change change = new ChangeBuilder(new ChangeReads(store), before.sink()).build(step);
        List<EventDraft> events = instead.isEmpty() ? change.events() : List.copyOf(instead);
        long first = sequences.applyAsLong(events.size());
        long sequence = first + events.size() - 1;
        if (sequence <= before.sequence()) {
            throw new BrokenInvariantException("sequence " + sequence + " is not above " + before.sequence());
        }
        CheckpointDocument after =
                checkpointAt(before.network(), before.genesis(), before.epoch(), sequence, change.sink());
        ChangeLog.Record record = new ChangeLog.Record(after, change.documents());
        log.write(record, before.sequence(), first, texts(events, before.epoch(), first));
        perform(record);
        return new Applied(after, events, first, change.balances(), change.unknownInputs());
    }

    private static List<String> texts(List<EventDraft> events, String epoch, long first) {
        List<String> texts = new ArrayList<>(events.size());
        for (EventDraft event : events) {
            byte[] json = EventJson.write(event.at(new Position(epoch, first + texts.size())));
            texts.add(new String(json, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private void perform(ChangeLog.Record record) {
        Map<String, List<WriteModel<Document>>> writes = new LinkedHashMap<>();
        for (DocumentChange change : record.changes()) {
            writes.computeIfAbsent(change.collection(), name -> new ArrayList<>())
                    .add(change.write(record.checkpoint().sequence()));
        }
        writes.forEach(store::write);
        put(record.checkpoint());
    }
}
