package network.pyrin.node.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import network.pyrin.node.storage.StorageException;

/**
 * Takes the operator's orders to a running node over a socket file in its data folder: who may write there, and nobody else,
 * may give them. One line in, one line out: {@code checkpoint} is answered by {@code ok FOLDER} or {@code error SENTENCE}.
 *
 * <p>One order at a time. A node whose socket cannot be opened (a path of more than 107 bytes, say) runs without.
 */
final class AdminSocket implements AutoCloseable {
    static final String CHECKPOINT = "checkpoint";
    static final String OK = "ok ";
    static final String ERROR = "error ";

    private static final String FILE = "admin.sock";
    private static final int LINE_MAX = 256;

    private final Path file;
    private final Optional<ServerSocketChannel> server;
    private final Supplier<Path> checkpoint;
    private final NodeLog log;

    private AdminSocket(Path file, Optional<ServerSocketChannel> server, Supplier<Path> checkpoint, NodeLog log) {
        this.file = file;
        this.server = server;
        this.checkpoint = checkpoint;
        this.log = log;
        server.ifPresent(
                channel -> Thread.ofPlatform().name("admin-socket").daemon().start(() -> serve(channel)));
    }

    /**
     * Opens the socket.
     *
     * @param folder the node's data folder, in our possession
     * @param checkpoint writes a copy of the folder and says where
     * @param log told when there is no socket, and of each order
     * @return serving until closed
     */
    static AdminSocket open(Path folder, Supplier<Path> checkpoint, NodeLog log) {
        Path file = folder.resolve(FILE);
        try {
            // Of a process that was killed: the folder is ours.
            Files.deleteIfExists(file);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(file), 4);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return new AdminSocket(file, Optional.of(channel), checkpoint, log);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            log.warn("no admin socket, so no checkpoints of the running node: " + e.getMessage());
            return new AdminSocket(file, Optional.empty(), checkpoint, log);
        }
    }

    private void serve(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                String order = readLine(client);
                byte[] answer = (answer(order) + "\n").getBytes(StandardCharsets.UTF_8);
                client.write(ByteBuffer.wrap(answer));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.warn("an order over the admin socket broke off: " + e.getMessage());
            }
        }
    }

    private static String readLine(SocketChannel client) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8), LINE_MAX);
        String line = reader.readLine();
        return line == null ? "" : line.strip();
    }

    private String answer(String order) {
        if (!order.equals(CHECKPOINT)) {
            return ERROR + "there is no such order; this node knows: " + CHECKPOINT;
        }
        try {
            Path copy = checkpoint.get();
            log.info("checkpoint written to " + copy);
            return OK + copy;
        } catch (StorageException e) {
            log.error("no checkpoint: " + e.getMessage());
            return ERROR + e.getMessage();
        }
    }

    /**
     * Gives an order to the node that runs on a folder.
     *
     * @param folder its data folder
     * @param order one line
     * @return its answer, one line
     * @throws IOException if no node runs there, or this user may not reach it
     */
    static String send(Path folder, String order) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(FILE)))) {
            channel.write(ByteBuffer.wrap((order + "\n").getBytes(StandardCharsets.UTF_8)));
            return readLine(channel);
        }
    }

    @Override
    public void close() {
        try {
            if (server.isPresent()) {
                server.get().close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("the admin socket did not close: " + e.getMessage());
        }
    }
}
