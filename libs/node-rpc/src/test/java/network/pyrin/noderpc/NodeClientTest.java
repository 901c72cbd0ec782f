package network.pyrin.noderpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.NodeRpcException.Reason;
import network.pyrin.noderpc.wire.GetBlockResponseMessage;
import network.pyrin.noderpc.wire.GetSinkResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.NotifyVirtualDaaScoreChangedResponseMessage;
import network.pyrin.noderpc.wire.RPCError;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage;
import network.pyrin.noderpc.wire.VirtualDaaScoreChangedNotificationMessage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NodeClientTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ScriptedNodeServer.Script SILENT = (request, client) -> {};
    private static final ScriptedNodeServer.Script SUBSCRIBES = (request, client) -> {
        if (request.getPayloadCase() == PayloadCase.NOTIFYVIRTUALDAASCORECHANGEDREQUEST) {
            client.onNext(KaspadResponse.newBuilder()
                    .setId(request.getId())
                    .setNotifyVirtualDaaScoreChangedResponse(
                            NotifyVirtualDaaScoreChangedResponseMessage.getDefaultInstance())
                    .build());
        }
    };

    /** Writes down what it hears. */
    private static class Log implements NodeListener {
        final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public void connected() {
            lines.add("connected");
        }

        @Override
        public void disconnected(String reason) {
            lines.add("disconnected: " + reason);
        }

        @Override
        public void virtualDaaScoreChanged(VirtualDaaScoreChangedNotificationMessage notification) {
            lines.add("daa " + notification.getVirtualDaaScore());
        }

        String next() throws InterruptedException {
            return String.valueOf(lines.poll(20, TimeUnit.SECONDS));
        }
    }

    private static NodeClientConfig config(int port, Duration deadline) {
        return new NodeClientConfig(
                "127.0.0.1",
                port,
                NodeClientConfig.of("127.0.0.1", port).expecting("simnet").network(),
                deadline,
                Duration.ofMillis(2),
                Duration.ofMillis(10),
                1 << 20,
                100,
                50,
                1 << 20,
                true);
    }

    private static NodeClient client(NodeClientConfig config, NodeListener listener, Subscription... subscriptions) {
        return NodeClient.start(config, listener, List.of(subscriptions), new SplittableRandom(1));
    }

    private static KaspadResponse sameHash(KaspadRequest getBlock, boolean echoId) {
        GetBlockResponseMessage.Builder block = GetBlockResponseMessage.newBuilder();
        block.getBlockBuilder()
                .getVerboseDataBuilder()
                .setHash(getBlock.getGetBlockRequest().getHash());
        return KaspadResponse.newBuilder()
                .setId(echoId ? getBlock.getId() : 0)
                .setGetBlockResponse(block)
                .build();
    }

    private static KaspadResponse daa(long score) {
        return KaspadResponse.newBuilder()
                .setVirtualDaaScoreChangedNotification(
                        VirtualDaaScoreChangedNotificationMessage.newBuilder().setVirtualDaaScore(score))
                .build();
    }

    private static NodeRpcException failureOf(Runnable call) {
        return catchThrowableOfType(NodeRpcException.class, call::run);
    }

    @TestFactory
    Stream<DynamicTest> everyCallerGetsItsOwnAnswerWhateverTheOrder() {
        return LongStream.of(11, 12, 13)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    int calls = 64;
                    SplittableRandom random = new SplittableRandom(seed);
                    List<KaspadRequest> held = new ArrayList<>();
                    ScriptedNodeServer.Script shuffled = (request, client) -> {
                        held.add(request);
                        boolean complete = held.size() == calls;
                        while (complete && !held.isEmpty()) {
                            client.onNext(sameHash(held.remove(random.nextInt(held.size())), true));
                        }
                    };
                    allCallersAreServed(calls, seed, shuffled);
                }));
    }

    @Test
    void aNodeThatEchoesNoIdsIsMatchedByKindInOrder() throws Exception {
        allCallersAreServed(64, 5, (request, client) -> client.onNext(sameHash(request, false)));
    }

    private static void allCallersAreServed(int calls, long seed, ScriptedNodeServer.Script script) throws Exception {
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, script);
                NodeClient client = client(config(node.port(), LONG), new Log());
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = IntStream.range(0, calls)
                    .mapToObj(i -> pool.submit(() -> client.getBlock(new Hash(0, 0, seed, i), false)
                            .getBlock()
                            .getVerboseData()
                            .getHash()))
                    .toList();
            for (int i = 0; i < calls; i++) {
                assertThat(results.get(i).get()).isEqualTo(new Hash(0, 0, seed, i).toHex());
            }
        }
    }

    @Test
    void anErrorIsARefusalInTheNodesWords() throws Exception {
        RPCError error = RPCError.newBuilder().setMessage("no such block").build();
        ScriptedNodeServer.Script refuse = (request, client) -> {
            KaspadResponse.Builder answer = KaspadResponse.newBuilder().setId(request.getId());
            if (request.getPayloadCase() == PayloadCase.SUBMITBLOCKREQUEST) {
                answer.getSubmitBlockResponseBuilder()
                        .setRejectReason(SubmitBlockResponseMessage.RejectReason.BLOCK_INVALID)
                        .setError(error);
            } else {
                answer.getGetSinkResponseBuilder().setError(error);
            }
            client.onNext(answer.build());
        };
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, refuse);
                NodeClient client = client(config(node.port(), LONG), new Log())) {
            NodeRpcException refusal = failureOf(client::getSink);
            assertThat(refusal).hasMessage("no such block");
            assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
            assertThat(refusal.retryHelps()).isFalse();
            assertThat(client.submitBlock(RpcBlock.getDefaultInstance(), false).getRejectReason())
                    .isEqualTo(SubmitBlockResponseMessage.RejectReason.BLOCK_INVALID);
        }
    }

    @Test
    void aCallWithoutAnswerEndsAtItsDeadlineAndOthersGoOn() throws Exception {
        ScriptedNodeServer.Script onlySink = (request, client) -> {
            if (request.getPayloadCase() == PayloadCase.GETSINKREQUEST) {
                client.onNext(KaspadResponse.newBuilder()
                        .setId(request.getId())
                        .setGetSinkResponse(GetSinkResponseMessage.newBuilder().setSink("best"))
                        .build());
            }
        };
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, onlySink);
                NodeClient client = client(config(node.port(), Duration.ofMillis(700)), new Log())) {
            assertThat(client.getSink().getSink()).isEqualTo("best");
            NodeRpcException timeout = failureOf(client::getSinkBlueScore);
            assertThat(timeout.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(timeout.retryHelps()).isTrue();
            assertThat(client.getSink().getSink()).isEqualTo("best");
        }
    }

    @Test
    void aNodeThatStartsLateIsFound() throws Exception {
        int port = freePort();
        Log log = new Log();
        try (NodeClient client = client(config(port, Duration.ofMillis(300)), log)) {
            NodeRpcException failure = failureOf(client::getSink);
            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("127.0.0.1:" + port);
            try (ScriptedNodeServer node = new ScriptedNodeServer(port, SILENT)) {
                assertThat(log.next()).isEqualTo("connected");
                assertThat(node.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void aBrokenConnectionComesBackWithItsSubscriptions() throws Exception {
        Log log = new Log();
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, SUBSCRIBES);
                NodeClient client = client(config(node.port(), LONG), log, new Subscription.VirtualDaaScoreChanged());
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(log.next()).isEqualTo("connected");
            node.notifyAllClients(daa(7));
            assertThat(log.next()).isEqualTo("daa 7");
            Future<NodeRpcException> unanswered = pool.submit(() -> failureOf(client::getSink));
            while (node.heard().size() < 2) {
                Thread.onSpinWait();
            }
            node.hangUp();
            assertThat(unanswered.get().reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(log.next()).isEqualTo("disconnected: 127.0.0.1:" + node.port() + " ended the connection");
            assertThat(log.next()).isEqualTo("connected");
            node.notifyAllClients(daa(8));
            assertThat(log.next()).isEqualTo("daa 8");
        }
    }

    @Test
    void notificationsBeforeTheSubscriptionsStandFollowConnected() throws Exception {
        ScriptedNodeServer.Script eager = (request, client) -> {
            client.onNext(daa(1));
            client.onNext(daa(2));
            SUBSCRIBES.answer(request, client);
        };
        Log log = new Log();
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, eager);
                NodeClient client = client(config(node.port(), LONG), log, new Subscription.VirtualDaaScoreChanged())) {
            assertThat(List.of(log.next(), log.next(), log.next())).containsExactly("connected", "daa 1", "daa 2");
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void aListenerThatFallsBehindStartsAfreshInsteadOfHoldingMemory() throws Exception {
        AtomicReference<NodeClient> self = new AtomicReference<>();
        AtomicInteger connections = new AtomicInteger();
        Log log = new Log() {
            @Override
            public void virtualDaaScoreChanged(VirtualDaaScoreChangedNotificationMessage notification) {
                super.virtualDaaScoreChanged(notification);
                // Busy until the connection is given up: a call from the listener then fails at once.
                if (connections.get() == 1) {
                    failureOf(() -> self.get().getSink());
                }
            }

            @Override
            public void connected() {
                connections.incrementAndGet();
                super.connected();
            }
        };
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, SUBSCRIBES);
                NodeClient client = client(config(node.port(), LONG), log, new Subscription.VirtualDaaScoreChanged())) {
            self.set(client);
            assertThat(log.next()).isEqualTo("connected");
            node.notifyAllClients(daa(0));
            assertThat(log.next()).isEqualTo("daa 0");
            for (int i = 1; i < 60; i++) {
                node.notifyAllClients(daa(i));
            }
            assertThat(log.next()).contains("came faster than they were handled");
            assertThat(log.next()).isEqualTo("connected");
        }
    }

    /** Often, because the network thread hears of the end at the same time and knows only that it was cancelled. */
    @RepeatedTest(50)
    void aFailingListenerIsConnectedAnew() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        Log log = new Log() {
            @Override
            public void connected() {
                super.connected();
                if (connections.incrementAndGet() == 1) {
                    throw new IllegalStateException("store is busy");
                }
            }
        };
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, SILENT);
                NodeClient client = client(config(node.port(), LONG), log)) {
            assertThat(log.next()).isEqualTo("connected");
            assertThat(log.next()).contains("store is busy");
            assertThat(log.next()).isEqualTo("connected");
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void anotherNetworkIsRefused() throws Exception {
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, SILENT);
                NodeClient client =
                        client(config(node.port(), Duration.ofMillis(500)).expecting("mainnet"), new Log())) {
            NodeRpcException failure = failureOf(client::getSink);
            assertThat(failure.reason()).isEqualTo(Reason.INCOMPATIBLE);
            assertThat(failure).hasMessageContaining("is on simnet, not on mainnet");
        }
    }

    @Test
    void anOversizedMessageBreaksTheConnectionWithAReason() throws Exception {
        String huge = "x".repeat(2 << 20);
        ScriptedNodeServer.Script oversized = (request, client) -> client.onNext(KaspadResponse.newBuilder()
                .setId(request.getId())
                .setGetSinkResponse(GetSinkResponseMessage.newBuilder().setSink(huge))
                .build());
        Log log = new Log();
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, oversized);
                NodeClient client = client(config(node.port(), LONG), log)) {
            assertThat(failureOf(client::getSink)).hasMessageContaining("exceeds maximum size");
            assertThat(log.next()).isEqualTo("connected");
            assertThat(log.next()).startsWith("disconnected");
            assertThat(log.next()).isEqualTo("connected");
        }
    }

    @Test
    void tooManyWaitingCallsAreRefusedAtOnce() throws Exception {
        AtomicInteger overloaded = new AtomicInteger();
        try (ScriptedNodeServer node = new ScriptedNodeServer(0, SILENT)) {
            NodeClient client = client(config(node.port(), LONG), new Log());
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 130; i++) {
                    pool.submit(() -> {
                        if (failureOf(client::getSink).reason() == Reason.OVERLOADED) {
                            overloaded.incrementAndGet();
                        }
                    });
                }
                while (overloaded.get() < 30) {
                    Thread.onSpinWait();
                }
                client.close();
            }
            assertThat(overloaded.get()).isEqualTo(30);
            assertThat(failureOf(client::getSink).reason()).isEqualTo(Reason.CLOSED);
        }
    }

    @TestFactory
    Stream<DynamicTest> pausesDoubleWithinHalfAndStartAnewAfterAGoodConnection() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Backoff backoff =
                            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new SplittableRandom(seed));
                    long expected = 100;
                    for (int i = 0; i < 12; i++) {
                        assertThat(backoff.next(Duration.ZERO).toMillis()).isBetween(expected / 2, expected);
                        expected = Math.min(10_000, expected * 2);
                    }
                    assertThat(backoff.next(Duration.ofSeconds(11)).toMillis()).isBetween(50L, 100L);
                }));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
