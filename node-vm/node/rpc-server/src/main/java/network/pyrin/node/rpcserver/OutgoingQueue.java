package network.pyrin.node.rpcserver;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import network.pyrin.noderpc.wire.KaspadResponse;

/**
 * What waits for one client to read. Notifications that find no room end the connection (the hub must never wait);
 * answers wait for room (their own lane only is held up). Both kinds keep their order in one row.
 */
final class OutgoingQueue {
    /** Smaller messages are sent as they are even if the client likes compression. */
    private static final int COMPRESS_FROM_BYTES = 1024;

    private record Item(KaspadResponse message, boolean notification) {}

    private final ServerCallStreamObserver<KaspadResponse> stream;
    private final RpcLimits limits;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final Object sending = new Object();
    private int notifications;
    private long notificationBytes;
    private long answerBytes;
    private boolean closed;
    private Optional<Runnable> lastWord = Optional.empty();

    OutgoingQueue(ServerCallStreamObserver<KaspadResponse> stream, RpcLimits limits) {
        this.stream = stream;
        this.limits = limits;
    }

    /** Adds a notification; false if the reader is too slow for it. */
    boolean offerNotification(KaspadResponse message) {
        synchronized (this) {
            int size = message.getSerializedSize();
            if (closed) {
                return true;
            }
            if (notifications >= limits.maxNotifications()
                    || (notifications > 0 && notificationBytes + size > limits.maxNotificationBytes())) {
                return false;
            }
            items.add(new Item(message, true));
            notifications++;
            notificationBytes += size;
        }
        send();
        return true;
    }

    /** Adds an answer when there is room; false if the reader did not make room in time. */
    boolean putAnswer(KaspadResponse message) throws InterruptedException {
        synchronized (this) {
            long end = System.nanoTime() + limits.patience().toNanos();
            while (!closed && answerBytes >= limits.maxAnswerBytes()) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            if (closed) {
                return true;
            }
            items.add(new Item(message, false));
            answerBytes += message.getSerializedSize();
        }
        send();
        return true;
    }

    /** Hands to the transport what it is ready to take; also called whenever it becomes ready. */
    void send() {
        synchronized (sending) {
            Optional<Item> next = stream.isReady() ? take() : Optional.empty();
            while (next.isPresent()) {
                KaspadResponse message = next.get().message;
                stream.setMessageCompression(message.getSerializedSize() >= COMPRESS_FROM_BYTES);
                stream.onNext(message);
                next = stream.isReady() ? take() : Optional.empty();
            }
            takeLastWord().ifPresent(Runnable::run);
        }
    }

    private synchronized Optional<Item> take() {
        Optional<Item> next = closed ? Optional.empty() : Optional.ofNullable(items.poll());
        next.ifPresent(this::release);
        return next;
    }

    private synchronized Optional<Runnable> takeLastWord() {
        if (!items.isEmpty() || lastWord.isEmpty()) {
            return Optional.empty();
        }
        Optional<Runnable> word = lastWord;
        lastWord = Optional.empty();
        closed = true;
        return word;
    }

    private void release(Item item) {
        int size = item.message.getSerializedSize();
        if (item.notification) {
            notifications--;
            notificationBytes -= size;
        } else {
            answerBytes -= size;
            notifyAll();
        }
    }

    /** Drops everything; later messages vanish. */
    void close() {
        synchronized (this) {
            closed = true;
            items.clear();
            notifyAll();
        }
    }

    /** Ends the stream now, after a message that is being handed over; the rest is dropped. */
    void abort(Runnable word) {
        close();
        synchronized (sending) {
            word.run();
        }
    }

    /** Ends the stream when all that waits has been sent. */
    void finish(Runnable word) {
        synchronized (this) {
            lastWord = Optional.of(word);
        }
        send();
    }
}
