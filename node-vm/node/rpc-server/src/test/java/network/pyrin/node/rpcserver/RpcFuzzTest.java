package network.pyrin.node.rpcserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.noderpc.wire.GetBlockTemplateRequestMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCGrpc;
import network.pyrin.noderpc.wire.SubmitBlockRequestMessage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Whatever arrives at the port, the node itself does not fail and goes on answering others. Seeded, bounded. */
@Timeout(120)
class RpcFuzzTest {
    private static final NetworkParams SIMNET = NetworkParams.of(NetworkId.SIMNET);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_795_403_033_803L));
    private static final String ADDRESS = TransactionFixtures.address(SIMNET);

    private static NodeFixture node() throws IOException {
        return new NodeFixture(SIMNET, CLOCK, true);
    }

    private static void assertAlive(NodeFixture node) throws InterruptedException {
        RawClient client = node.connect();
        client.send(TransportFixture.PING);
        assertThat(client.answer().hasPingResponse()).isTrue();
        client.finish();
        assertThat(node.faults).isEmpty();
    }

    private static KaspadRequest templateRequest() {
        return KaspadRequest.newBuilder()
                .setGetBlockTemplateRequest(
                        GetBlockTemplateRequestMessage.newBuilder().setPayAddress(ADDRESS))
                .build();
    }

    /** A few blocks, so that questions can hit something. */
    private static List<String> mine(NodeFixture node) throws InterruptedException {
        RawClient miner = node.connect();
        for (int i = 0; i < 5; i++) {
            miner.send(templateRequest());
            KaspadResponse template = miner.answer();
            miner.send(KaspadRequest.newBuilder()
                    .setSubmitBlockRequest(SubmitBlockRequestMessage.newBuilder()
                            .setBlock(template.getGetBlockTemplateResponse().getBlock()))
                    .build());
            assertThat(miner.answer().getSubmitBlockResponse().hasError()).isFalse();
        }
        miner.finish();
        String genesis = SIMNET.genesis().header().hash().toHex();
        return List.of(
                node.consensus.virtual().sink().toHex(),
                genesis,
                "ff".repeat(32),
                "00".repeat(20),
                "01" + "00".repeat(19),
                ADDRESS,
                ADDRESS.substring(0, 12),
                "20" + "11".repeat(32) + "ac",
                "127.0.0.1",
                "simnet");
    }

    @TestFactory
    Stream<DynamicTest> everyRequestGetsAnAnswerOfItsKindWhateverItsFieldsSay() {
        return LongStream.range(0, 4)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (NodeFixture node = node()) {
                        RandomRequests requests = new RandomRequests(new SplittableRandom(seed), mine(node));
                        RawClient client = node.connect();
                        for (int id = 1; id <= 500; id++) {
                            KaspadRequest request = requests.next(id);
                            client.send(request);
                            KaspadResponse answer = client.answer();
                            while (answer.getId() == 0) {
                                // A notification it subscribed to by chance.
                                answer = client.answer();
                            }
                            assertThat(answer.getId()).isEqualTo(id);
                            assertThat(answer.getPayloadCase().getNumber())
                                    .isEqualTo(request.getPayloadCase().getNumber() + 1);
                        }
                        assertThat(node.faults).isEmpty();
                        assertAlive(node);
                    }
                }));
    }

    /** The method as the server has it, for messages that are any bytes. */
    private static final MethodDescriptor<byte[], byte[]> BYTES = RPCGrpc.getMessageStreamMethod().toBuilder(
                    new AnyBytes(), new AnyBytes())
            .build();

    private static final class AnyBytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sends the messages and completes when the stream has ended, in whatever way. */
    private static CompletableFuture<Optional<Throwable>> say(ManagedChannel channel, List<byte[]> messages) {
        CompletableFuture<Optional<Throwable>> over = new CompletableFuture<>();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(BYTES, CallOptions.DEFAULT), new StreamObserver<>() {
                    @Override
                    public void onNext(byte[] value) {
                        // Any answer is fine.
                    }

                    @Override
                    public void onError(Throwable problem) {
                        over.complete(Optional.of(problem));
                    }

                    @Override
                    public void onCompleted() {
                        over.complete(Optional.empty());
                    }
                });
        messages.forEach(requests::onNext);
        requests.onCompleted();
        return over;
    }

    @TestFactory
    Stream<DynamicTest> damagedMessagesEndTheirOwnStreamAtMost() {
        return LongStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    try (NodeFixture node = node()) {
                        RandomRequests requests = new RandomRequests(random, mine(node));
                        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", node.server.port())
                                .usePlaintext()
                                .build();
                        for (int i = 0; i < 150; i++) {
                            byte[] bytes = damaged(random, requests.next(i).toByteArray());
                            say(channel, List.of(bytes)).get(20, TimeUnit.SECONDS);
                        }
                        channel.shutdownNow();
                        assertAlive(node);
                    }
                }));
    }

    @Test
    void aMessageThatIsNoProtobufIsAnsweredWithAReason() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", node.port())
                    .usePlaintext()
                    .build();
            List<byte[]> messages = List.of(new byte[] {(byte) 0xff, 1, 2});
            Optional<Throwable> end = say(channel, messages).get(20, TimeUnit.SECONDS);
            assertThat(end.orElseThrow()).hasMessageContaining("not a protobuf message");
            channel.shutdownNow();
        }
    }

    @Test
    void noKindOfBadEndKeepsAConnectionsPlace() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", node.port())
                    .usePlaintext()
                    .build();
            for (int i = 0; i < 5; i++) {
                say(channel, List.of(new byte[] {(byte) 0xff})).get(20, TimeUnit.SECONDS);
                say(channel, List.of(new byte[0])).get(20, TimeUnit.SECONDS);
                say(channel, List.of(new byte[100_000])).get(20, TimeUnit.SECONDS);
                say(channel, List.of()).get(20, TimeUnit.SECONDS);
            }
            channel.shutdownNow();
            while (!node.transport.connections().isEmpty()) {
                Thread.onSpinWait();
            }
            RawClient client = node.connect(true, false);
            client.send(TransportFixture.PING);
            assertThat(client.answer().hasPingResponse()).isTrue();
        }
    }

    private static byte[] damaged(SplittableRandom random, byte[] bytes) {
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(bytes);
            case 1 -> {
                for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            default -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
        }
        return bytes;
    }

    @TestFactory
    Stream<DynamicTest> anythingOnTheSocketIsSurvived() {
        return LongStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    try (NodeFixture node = node()) {
                        for (int i = 0; i < 30; i++) {
                            throwAt(node.server.port(), random, i % 3);
                        }
                        assertAlive(node);
                    }
                }));
    }

    /** Random bytes; an HTTP/2 greeting and random bytes; frames with true lengths and random content. */
    private static void throwAt(int port, SplittableRandom random, int how) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            ByteString.Output bytes = ByteString.newOutput();
            if (how > 0) {
                bytes.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                bytes.write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            }
            for (int frame = 0; how == 2 && frame < 10; frame++) {
                byte[] content = new byte[random.nextInt(60)];
                random.nextBytes(content);
                bytes.write(new byte[] {
                    0, 0, (byte) content.length, (byte) random.nextInt(12), (byte) random.nextInt(64), 0, 0, 0, 1
                });
                bytes.write(content);
            }
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            bytes.write(noise);
            out.write(bytes.toByteString().toByteArray());
            out.flush();
            if (random.nextBoolean()) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The node may hang up on us at any moment.
        }
    }
}
