package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;

/** Reads what recent changes told, and events that were too large for the topic; by {@code _id} only. Thread-safe. */
public final class ChangeEventsReader {
    /** Most documents one call goes back. */
    public static final int DOCUMENTS_MAX = 512;

    private static final int CHUNK = 16;

    private final PointReads changes;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public ChangeEventsReader(MongoDatabase database) {
        this.changes = new PointReads(database.getCollection(Collections.CHANGES));
    }

    /**
     * What changes told after a place. Cost: one read and one more for each 16 documents.
     *
     * @param epoch epoch of the read model
     * @param sequence the last place known
     * @return ascending, without a hole between them; the first may begin at or before the place, or after it if nothing
     *     that changes told lies between. Empty if it is too long ago, or the epoch is another one
     */
    public Optional<List<ChangeEventsDocument>> after(String epoch, long sequence) {
        long count = changes.one(ChangeEventsDocument.HEAD)
                .filter(head -> head.containsKey(ChangeEventsDocument.COUNT))
                .map(head -> Fields.number(head, ChangeEventsDocument.COUNT))
                .orElse(0L);
        long end = Math.max(0, count - DOCUMENTS_MAX);
        Deque<ChangeEventsDocument> found = new ArrayDeque<>();
        for (long to = count; to > end; to -= CHUNK) {
            for (ChangeEventsDocument document : newestFirst(Math.max(end, to - CHUNK), to)) {
                boolean next = found.isEmpty() ? document.number() == count - 1 : precedes(document, found.peekFirst());
                if (!next || !document.epoch().equals(epoch)) {
                    return Optional.empty();
                }
                if (document.last() <= sequence) {
                    return Optional.of(List.copyOf(found));
                }
                found.addFirst(document);
                if (document.previous() <= sequence) {
                    return Optional.of(List.copyOf(found));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean precedes(ChangeEventsDocument document, ChangeEventsDocument next) {
        return document.number() == next.number() - 1 && document.last() == next.previous();
    }

    private List<ChangeEventsDocument> newestFirst(long from, long to) {
        List<String> ids =
                LongStream.range(from, to).mapToObj(ChangeEventsDocument::id).toList();
        return changes.many(ids).stream()
                .map(ChangeEventsDocument::decode)
                .toList()
                .reversed();
    }

    /**
     * An event that was too large for the topic.
     *
     * @param epoch its epoch
     * @param sequence its sequence
     * @return JSON text; empty if it is gone
     */
    public Optional<String> large(String epoch, long sequence) {
        Optional<Document> found = changes.one(LargeEventDocument.id(sequence));
        return found.map(LargeEventDocument::decode)
                .filter(event -> event.epoch().equals(epoch) && event.sequence() == sequence)
                .map(LargeEventDocument::event);
    }
}
