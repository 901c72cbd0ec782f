package network.pyrin.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import network.pyrin.events.EventJson;

/**
 * A text frame, serialised once and shared by all clients that get it.
 *
 * <p>The public API of Vert.x only makes text frames from strings, encoded again for each client; the internal frame type
 * is used here, and only here, to share the bytes.
 */
final class Frame {
    private final ByteBuf shared;
    private final String replaces;

    private Frame(byte[] utf8, String replaces) {
        // Not counted: the bytes belong to the garbage collector, whatever a socket does with its view of them.
        this.shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(utf8));
        this.replaces = replaces;
    }

    /**
     * Serialises a message.
     *
     * @param message a record that {@link EventJson} knows how to write
     * @return the frame
     */
    static Frame of(Object message) {
        return new Frame(EventJson.write(message), "");
    }

    /**
     * Serialises a message that makes an older, unsent one of the same kind needless.
     *
     * @param message a record that {@link EventJson} knows how to write
     * @param kind equal for messages that replace each other, not empty
     * @return the frame
     */
    static Frame replacing(Object message, String kind) {
        return new Frame(EventJson.write(message), kind);
    }

    /**
     * Length on the wire without the header.
     *
     * @return bytes
     */
    int bytes() {
        return shared.readableBytes();
    }

    /**
     * Whether this frame makes another one needless.
     *
     * @param older a frame that waits before this one
     * @return true if the older may be left out
     */
    boolean replaces(Frame older) {
        return !replaces.isEmpty() && replaces.equals(older.replaces);
    }

    /**
     * A view for one socket to write.
     *
     * @return shares the bytes, has a position of its own
     */
    WebSocketFrame view() {
        return new WebSocketFrameImpl(WebSocketFrameType.TEXT, shared.duplicate(), true);
    }
}
