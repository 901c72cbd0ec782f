package network.pyrin.stream;

import network.pyrin.events.Position;
import network.pyrin.events.stream.ServerFrame.SnapshotReason;

/** Every line that an operator of the stream service reads. */
final class StreamLog {
    private static final System.Logger LOG = System.getLogger("stream");

    void connected() {
        LOG.log(System.Logger.Level.INFO, "listening to chain events");
    }

    void reload(SnapshotReason reason, Position at) {
        LOG.log(
                System.Logger.Level.INFO,
                "events before epoch={0} sequence={1} are missing ({2}): all clients reload",
                at.epoch(),
                Long.toString(at.sequence()),
                reason);
    }

    void unreadable(String reason) {
        LOG.log(System.Logger.Level.WARNING, "left out an event that cannot be read: {0}", reason);
    }

    void trouble(String reason) {
        LOG.log(System.Logger.Level.WARNING, "no events for now: {0}", reason);
    }

    void slow(String remote) {
        LOG.log(System.Logger.Level.INFO, "closed {0}: it does not take what it is sent", remote);
    }

    void limit(String remote, String what) {
        LOG.log(System.Logger.Level.INFO, "closed {0}: {1}", remote, what);
    }

    void full(int connectionsMax) {
        LOG.log(
                System.Logger.Level.WARNING,
                "refused a connection: {0} are open, which is the limit",
                Integer.toString(connectionsMax));
    }
}
