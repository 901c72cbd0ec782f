package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/**
 * How far a webhook was told about an address: a place in the address's history, the last entries before it (so that a
 * reorg is noticed), and what is on its way to the target. Begun by who registers, moved on by who delivers; each step
 * raises {@code version}, and a step that meets another version than it read is not taken.
 *
 * @param webhook whose
 * @param address about which address
 * @param startedAt when it was begun, milliseconds since the epoch: tells it from an earlier one of the same webhook
 * @param epoch which read model the place is in
 * @param sinkTimestamp how far that read model was, milliseconds since the epoch
 * @param sequence last change of the address that was looked at
 * @param count entries of the history that were looked at
 * @param serial number of the last activity told
 * @param tail the last of those entries, oldest first
 * @param outstanding what the target has not taken yet
 * @param lostFrom place in the history from which on a delivery was given up; empty if there is nothing to make up for
 * @param asked what the last step asked the receiver to read; empty if nothing
 * @param version of this document, from 1
 */
public record CursorDocument(
        String webhook,
        String address,
        long startedAt,
        String epoch,
        long sinkTimestamp,
        long sequence,
        long count,
        long serial,
        List<Seen> tail,
        Optional<Outstanding> outstanding,
        Optional<Long> lostFrom,
        Optional<Asked> asked,
        long version) {
    /** Most entries of a tail: a reorg that goes deeper is told as such, without its details. */
    public static final int TAIL_MAX = 128;

    /** Copies the list. */
    public CursorDocument {
        tail = List.copyOf(tail);
    }

    /**
     * An entry of the history as it was when it was looked at.
     *
     * @param serial number under which it was told; 0 if it was not; {@link #READ_ANEW} if the receiver was asked to read it
     *     from the history
     * @param txId the transaction
     * @param acceptedBy the accepting block, as in the history
     * @param timestamp time of the accepting block, milliseconds since the epoch
     * @param net what it did to the balance, signed leor
     * @param coinbase whether it is a coinbase
     */
    public record Seen(long serial, Hash txId, Hash acceptedBy, long timestamp, long net, boolean coinbase) {
        /** In place of a serial: told by a resync, together with what is around it. */
        public static final long READ_ANEW = -1;

        /**
         * Takes down an entry.
         *
         * @param serial number under which it is told, 0 if it is not, or {@link #READ_ANEW}
         * @param entry of the history
         * @return what is kept of it
         */
        public static Seen of(long serial, HistoryPage.Entry entry) {
            return new Seen(serial, entry.txId(), entry.acceptedBy(), entry.timestamp(), entry.net(), entry.coinbase());
        }

        /**
         * Whether this is that entry. A time would not do for the block: two blocks may share a millisecond and accept the
         * same transaction after different ones.
         *
         * @param entry of the history now
         * @return true if the same transaction was accepted by the same block; then all entries below are the same too
         */
        public boolean isSame(HistoryPage.Entry entry) {
            return txId.equals(entry.txId())
                    && acceptedBy.equals(entry.acceptedBy())
                    && timestamp == entry.timestamp()
                    && net == entry.net();
        }
    }

    /**
     * That the receiver was asked to read the history. It does so later, and may then find what is taken back again before
     * the next step.
     *
     * @param from index of the first entry to be read
     * @param sequence last change of the address when it was asked
     */
    public record Asked(long from, long sequence) {}

    /** What an activity is. */
    public enum Told {
        /** An entry joined the history. */
        ACCEPTED("accepted"),
        /** An entry that was told left it. */
        REVERTED("reverted"),
        /** More happened than is told: the history is to be read anew. */
        RESYNC("resync");

        private final String text;

        Told(String text) {
            this.text = text;
        }

        /**
         * As it is stored and sent.
         *
         * @return lower case
         */
        public String text() {
            return text;
        }

        static Told parse(String text) {
            for (Told told : values()) {
                if (told.text.equals(text)) {
                    return told;
                }
            }
            throw new ReadModelFormatException("no activity: " + text);
        }
    }

    /**
     * One activity that is told.
     *
     * @param told what it is
     * @param serial its number
     * @param of number of the acceptance that it is, or takes back
     * @param index place in the history
     * @param entry the entry; empty for a resync
     */
    public record Activity(Told told, long serial, long of, long index, Optional<Seen> entry) {}

    /**
     * A delivery on its way.
     *
     * @param delivery its id
     * @param activities ascending in serial
     * @param madeAt milliseconds since the epoch
     * @param queued whether it was handed to the queue
     */
    public record Outstanding(String delivery, List<Activity> activities, long madeAt, boolean queued) {
        /** Copies the list. */
        public Outstanding {
            activities = List.copyOf(activities);
        }

        /**
         * The same, handed to the queue or not.
         *
         * @param nowQueued whether it is
         * @param nowMillis milliseconds since the epoch
         * @return the delivery, made at this moment
         */
        public Outstanding withQueued(boolean nowQueued, long nowMillis) {
            return new Outstanding(delivery, activities, nowMillis, nowQueued);
        }
    }

    /**
     * A cursor at the present end of a history.
     *
     * @param webhook whose
     * @param address about which address
     * @param nowMillis milliseconds since the epoch
     * @param end ends with the last entry of the history; its last entries become the tail
     * @return nothing told, nothing on its way
     */
    public static CursorDocument begin(String webhook, String address, long nowMillis, HistorySnapshot end) {
        List<Seen> tail = end.entries().stream()
                .skip(Math.max(0, end.entries().size() - TAIL_MAX))
                .map(entry -> Seen.of(0, entry))
                .toList();
        return new CursorDocument(
                webhook,
                address,
                nowMillis,
                end.epoch(),
                end.sinkTimestamp(),
                end.sequence(),
                end.txCount(),
                0,
                tail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /**
     * The same with another delivery on its way.
     *
     * @param next the delivery, or empty
     * @return the cursor, of the same version
     */
    public CursorDocument withOutstanding(Optional<Outstanding> next) {
        return with(next, lostFrom, version);
    }

    /**
     * The same without the delivery on its way, which is made up for by the next one.
     *
     * @return the cursor, of the same version
     */
    public CursorDocument givenUp() {
        Optional<Long> first = outstanding.flatMap(
                delivery -> delivery.activities().stream().map(Activity::index).min(Long::compare));
        return with(Optional.empty(), first.or(() -> lostFrom), version);
    }

    /**
     * As it is in the database once this step is taken.
     *
     * @return the cursor, of the next version
     */
    public CursorDocument stored() {
        return with(outstanding, lostFrom, version + 1);
    }

    private CursorDocument with(Optional<Outstanding> nowOutstanding, Optional<Long> nowLost, long nowVersion) {
        return new CursorDocument(
                webhook,
                address,
                startedAt,
                epoch,
                sinkTimestamp,
                sequence,
                count,
                serial,
                tail,
                nowOutstanding,
                nowLost,
                asked,
                nowVersion);
    }

    /**
     * The {@code _id}.
     *
     * @return webhook, slash, address
     */
    public String id() {
        return id(webhook, address);
    }

    /**
     * The {@code _id} of a cursor.
     *
     * @param webhook whose
     * @param address about which address
     * @return webhook, slash, address
     */
    public static String id(String webhook, String address) {
        return webhook + "/" + address;
    }

    /**
     * Writes a cursor.
     *
     * @return a fresh document
     */
    public Document encode() {
        return CursorCodec.encode(this);
    }

    /**
     * Reads a cursor.
     *
     * @param document as stored
     * @return the cursor
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static CursorDocument decode(Document document) {
        return CursorCodec.decode(document);
    }
}
