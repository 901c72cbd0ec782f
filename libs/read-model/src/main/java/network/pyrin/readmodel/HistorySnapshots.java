package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Reads histories while they are being written, and never a mixture of two moments. A change writes documents one by one,
 * each with the change's sequence, and the checkpoint last. So what was read after the checkpoint and carries no later
 * sequence is exactly as it was at the checkpoint; anything else is not taken. Thread-safe.
 */
public final class HistorySnapshots {
    private final PointReads checkpoints;
    private final PointReads changes;
    private final PointReads addresses;
    private final PointReads pages;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public HistorySnapshots(MongoDatabase database) {
        this.checkpoints = new PointReads(database.getCollection(Collections.CHECKPOINTS));
        this.changes = new PointReads(database.getCollection(Collections.CHANGES));
        this.addresses = new PointReads(database.getCollection(Collections.ADDRESSES));
        this.pages = new PointReads(database.getCollection(Collections.ADDRESS_PAGES));
    }

    /**
     * Reads a part of a history; four point reads.
     *
     * @param address with prefix
     * @param from index of the first entry wanted; where the history is shorter, its end
     * @param limit most entries, at most {@link AddressReader#ENTRIES_MAX}
     * @return empty if the history is just being changed, or if there is no read model yet: ask again a little later
     */
    public Optional<HistorySnapshot> read(String address, long from, int limit) {
        Optional<CheckpointDocument> checkpoint =
                checkpoints.one(CheckpointDocument.ID).map(CheckpointDocument::decode);
        if (checkpoint.isEmpty()) {
            return Optional.empty();
        }
        long settled = checkpoint.get().sequence();
        Optional<AddressDocument> found = addresses.one(address).map(AddressDocument::decode);
        if (found.isEmpty()) {
            // Perhaps deleted by a change that is not done yet.
            return isChanging(settled)
                    ? Optional.empty()
                    : Optional.of(snapshot(checkpoint.get(), AddressDocument.empty(address), 0, List.of()));
        }
        AddressDocument state = found.get();
        if (state.lastSequence() > settled) {
            return Optional.empty();
        }
        long first = Math.clamp(from, 0, state.txCount());
        long end = Math.min(state.txCount(), first + Math.min(limit, AddressReader.ENTRIES_MAX));
        return entries(address, first, end, settled).map(entries -> snapshot(checkpoint.get(), state, first, entries));
    }

    private static HistorySnapshot snapshot(
            CheckpointDocument checkpoint, AddressDocument address, long from, List<HistoryPage.Entry> entries) {
        return new HistorySnapshot(
                checkpoint.epoch(),
                checkpoint.sinkTimestamp(),
                address.lastSequence(),
                address.grownSince(),
                address.txCount(),
                from,
                entries);
    }

    /** Entries from first to end, the latter excluded; empty if some are newer than the checkpoint or gone already. */
    private Optional<List<HistoryPage.Entry>> entries(String address, long first, long end, long settled) {
        List<HistoryPage.Entry> entries = new ArrayList<>();
        if (first == end) {
            return Optional.of(entries);
        }
        List<String> ids = LongStream.rangeClosed(Pages.pageOf(first), Pages.pageOf(end - 1))
                .mapToObj(page -> Pages.id(address, page))
                .toList();
        for (Document document : pages.many(ids)) {
            String id = Fields.string(document, "_id");
            HistoryPage page = HistoryPage.decode(Long.parseLong(id.substring(id.lastIndexOf('/') + 1)), document);
            if (page.lastSequence() > settled) {
                return Optional.empty();
            }
            page.entries().stream()
                    .filter(entry -> entry.index() >= first && entry.index() < end)
                    .forEach(entries::add);
        }
        return entries.size() == end - first ? Optional.of(entries) : Optional.empty();
    }

    private boolean isChanging(long settled) {
        return changes.one(ChangeEventsDocument.HEAD)
                .flatMap(head -> Fields.optionalPart(head, "checkpoint"))
                .filter(head -> Fields.number(head, "sequence") > settled)
                .isPresent();
    }
}
