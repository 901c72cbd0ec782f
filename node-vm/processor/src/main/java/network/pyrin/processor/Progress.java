package network.pyrin.processor;

import network.pyrin.crypto.Hash;
import network.pyrin.events.ReadModelStatus;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.NetworkDocument;

/**
 * How far the catching up is. Storing blocks counts as the first half of the way, applying the chain as the second.
 * Written by the follower, read by the ticker.
 */
final class Progress {
    /** Blue score that a read model may lack and still be called live: some seconds of blocks on their way through. */
    private static final long LIVE_LAG_MAX = 30;

    private final String network;
    private final NodeHistory history = new NodeHistory();
    private volatile NetworkDocument.State state = NetworkDocument.State.STARTING;
    private volatile long begun;
    private volatile long stored;
    private volatile long target;
    private volatile Place place = new Place(0, Hash.ZERO, 0);

    private record Place(long blueScore, Hash sink, long timestamp) {}

    Progress(String network) {
        this.network = network;
    }

    void starting() {
        history.forget();
        state = NetworkDocument.State.STARTING;
    }

    /** Who is told to catch up already goes on from where that began: the fraction of one way never falls back to 0. */
    void catchingUp(CheckpointDocument from, long nodeBlueScore) {
        if (state() != NetworkDocument.State.CATCHING_UP || from.sinkBlueScore() < begun) {
            begun = from.sinkBlueScore();
        }
        stored = from.sinkBlueScore();
        target = nodeBlueScore;
        applied(from);
        state = NetworkDocument.State.CATCHING_UP;
    }

    void stored(long blueScore) {
        stored = Math.max(stored, blueScore);
    }

    void applied(CheckpointDocument checkpoint) {
        place = new Place(checkpoint.sinkBlueScore(), checkpoint.sink(), checkpoint.sinkTimestamp());
    }

    void live() {
        state = NetworkDocument.State.LIVE;
    }

    /** What the node said just now. */
    void node(long blueScore, long nowMillis) {
        target = blueScore;
        if (state == NetworkDocument.State.LIVE) {
            history.look(place.sink(), place.timestamp(), nowMillis);
        }
    }

    /**
     * What is told: who follows the node but not closely enough is catching up, too, and who closely follows a node that
     * itself takes in history.
     */
    NetworkDocument.State state() {
        NetworkDocument.State now = state;
        boolean behind = now == NetworkDocument.State.LIVE && (lag() > LIVE_LAG_MAX || history.isTakenIn());
        return behind ? NetworkDocument.State.CATCHING_UP : now;
    }

    long blueScore() {
        return place.blueScore();
    }

    long lag() {
        return Math.max(0, target - place.blueScore());
    }

    double fraction() {
        return switch (state()) {
            case STARTING -> 0;
            case LIVE -> 1;
            case CATCHING_UP -> history.isTakenIn() ? history.fraction(place.timestamp()) : ofBlueScore();
        };
    }

    private double ofBlueScore() {
        double way = 2.0 * Math.max(1, target - begun);
        double done = Math.min(stored, target) - begun + Math.min(place.blueScore(), target) - begun;
        return Math.clamp(done / way, 0, 1);
    }

    ReadModelStatus status() {
        Place now = place;
        ReadModelStatus.State told =
                switch (state()) {
                    case STARTING -> ReadModelStatus.State.STARTING;
                    case CATCHING_UP -> ReadModelStatus.State.CATCHING_UP;
                    case LIVE -> ReadModelStatus.State.LIVE;
                };
        return new ReadModelStatus(
                network, told, now.blueScore(), Math.max(target, 0), fraction(), now.sink(), now.timestamp());
    }
}
