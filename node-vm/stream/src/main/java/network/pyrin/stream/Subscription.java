package network.pyrin.stream;

import network.pyrin.events.stream.ServerFrame.SnapshotReason;
import network.pyrin.events.stream.Topic;

/** One client's interest in one topic. Confined to the hub's event loop. */
final class Subscription {
    private final Client client;
    private final Topic topic;
    private State state = State.LIVE;
    private SnapshotReason reason = SnapshotReason.SUBSCRIBED;
    private long after;
    private int loads;

    /** What happens to an event of the topic. */
    enum State {
        /** It goes out. */
        LIVE,
        /** It is left out: a snapshot is being read, and the ring replays what the snapshot lacks. */
        LOADING,
        /** It is left out until the client has taken what it was sent. */
        SUSPENDED,
        /** The client has left. */
        ENDED
    }

    Subscription(Client client, Topic topic) {
        this.client = client;
        this.topic = topic;
    }

    Client client() {
        return client;
    }

    Topic topic() {
        return topic;
    }

    SnapshotReason reason() {
        return reason;
    }

    State state() {
        return state;
    }

    /**
     * Waits for a snapshot.
     *
     * @param why told to the client with it
     * @return how many times in a row this was needed
     */
    int load(SnapshotReason why) {
        state = State.LOADING;
        reason = why;
        return ++loads;
    }

    /**
     * Events go out from here on.
     *
     * @param sequence the last one the client has
     */
    void live(long sequence) {
        state = State.LIVE;
        after = sequence;
        loads = 0;
    }

    void suspend() {
        state = State.SUSPENDED;
    }

    void end() {
        state = State.ENDED;
    }

    /**
     * Whether an event goes out.
     *
     * @param sequence the event's
     * @return true if live and new to the client
     */
    boolean wants(long sequence) {
        return state == State.LIVE && sequence > after;
    }
}
