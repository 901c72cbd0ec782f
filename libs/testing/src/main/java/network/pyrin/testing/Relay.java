package network.pyrin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server on this machine that can be cut and stopped up. The port stays the same. Thread-safe. */
public final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private final Object gate = new Object();
    private boolean stopped;

    /**
     * Lays the wire.
     *
     * @param target the server's port on loopback
     * @throws IOException if there is no free port
     */
    public Relay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * The near end.
     *
     * @return a port on loopback
     */
    public int port() {
        return listener.getLocalPort();
    }

    /** Hangs up, and on everyone who comes. */
    public void cut() {
        cut = true;
        open.forEach(Relay::quietly);
    }

    /** Nothing more gets through, but the connections stand. */
    public void stopUp() {
        synchronized (gate) {
            stopped = true;
        }
    }

    /** As new. */
    public void mend() {
        cut = false;
        synchronized (gate) {
            stopped = false;
            gate.notifyAll();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            }
        } catch (IOException closed) {
            open.forEach(Relay::quietly);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (gate) {
                    while (stopped) {
                        gate.wait();
                    }
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            quietly(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() {
        mend();
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("a listening socket always closes", e);
        }
        open.forEach(Relay::quietly);
    }
}
