package network.pyrin.lambdahost;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on loopback that passes everything on to another, which may be changed; it knows what is connected. */
final class Relay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int target;

    Relay(int target) throws IOException {
        this.target = target;
        Thread.ofPlatform().daemon().name("relay").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there have been. */
    int accepted() {
        return accepted.get();
    }

    /** How many there are. */
    int open() {
        return open.size();
    }

    /** From now on connections lead there. */
    void lead(int newTarget) {
        target = newTarget;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        accepted.incrementAndGet();
        try {
            Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(caller);
            pass(caller, called, caller);
            pass(called, caller, caller);
        } catch (IOException e) {
            caller.close();
        }
    }

    private void pass(Socket from, Socket to, Socket caller) {
        Thread.ofPlatform().daemon().name("relay-pass").start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One side is gone; the other goes too.
            } finally {
                open.remove(caller);
            }
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
