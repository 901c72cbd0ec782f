package network.pyrin.node.rpcserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.noderpc.wire.GetSinkRequestMessage;
import network.pyrin.noderpc.wire.GetSinkResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.SubmitBlockRequestMessage;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RpcTransportTest {
    private static final KaspadRequest SINK = KaspadRequest.newBuilder()
            .setGetSinkRequest(GetSinkRequestMessage.getDefaultInstance())
            .build();
    private static final KaspadRequest SUBMIT = KaspadRequest.newBuilder()
            .setSubmitBlockRequest(SubmitBlockRequestMessage.getDefaultInstance())
            .build();

    private static KaspadRequest withId(KaspadRequest request, long id) {
        return request.toBuilder().setId(id).build();
    }

    private static Status statusOf(RawClient client) throws InterruptedException {
        return ((StatusRuntimeException) client.ending().orElseThrow()).getStatus();
    }

    @Test
    void echoesIdsAndAnswersKindsItDoesNotServe() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            RawClient client = node.connect(true, true);
            client.send(withId(TransportFixture.PING, 7));
            assertThat(client.answer().getId()).isEqualTo(7);
            client.send(withId(SINK, 8));
            KaspadResponse unserved = client.answer();
            assertThat(unserved.getId()).isEqualTo(8);
            assertThat(unserved.getGetSinkResponse().getError().getMessage()).isEqualTo("Not implemented");
            assertThat(node.traffic.received()).isPositive();
            assertThat(node.traffic.sent()).isPositive();
        }
    }

    @Test
    void refusalsAndFaultsAreErrorsOfTheAnswer() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            node.calls.on(PayloadCase.GETSINKREQUEST, (request, client) -> {
                if (request.getId() == 1) {
                    throw new RpcRefusal("not today");
                }
                if (request.getId() == 2) {
                    throw new IllegalArgumentException("hash: not hex");
                }
                throw new IllegalStateException("a bug");
            });
            RawClient client = node.connect(true, false);
            List<String> errors = new ArrayList<>();
            for (int id = 1; id <= 3; id++) {
                client.send(withId(SINK, id));
                errors.add(client.answer().getGetSinkResponse().getError().getMessage());
            }
            assertThat(errors)
                    .containsExactly("not today", "hash: not hex", "the node failed to answer; its log says more");
            assertThat(node.faults).hasSize(1).first().asString().contains("a bug");
        }
    }

    @Test
    void aSlowKindDoesNotHoldUpOthersAndOrderWithinAKindIsKept() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            CountDownLatch mayGoOn = new CountDownLatch(1);
            node.calls.on(PayloadCase.GETSINKREQUEST, (request, client) -> {
                await(mayGoOn);
                return KaspadResponse.newBuilder().setGetSinkResponse(GetSinkResponseMessage.getDefaultInstance());
            });
            RawClient client = node.connect(true, false);
            client.send(withId(SINK, 1));
            client.send(withId(SINK, 2));
            client.send(withId(TransportFixture.PING, 3));
            assertThat(client.answer().getId()).isEqualTo(3);
            mayGoOn.countDown();
            assertThat(client.answer().getId()).isEqualTo(1);
            assertThat(client.answer().getId()).isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never allowed to go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> slowCallsAreStartedAtOnceAndAnsweredInOrder() {
        return LongStream.of(1, 2, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
                        List<CompletableFuture<KaspadResponse.Builder>> started = new CopyOnWriteArrayList<>();
                        CountDownLatch all = new CountDownLatch(8);
                        node.calls.onSlow(PayloadCase.SUBMITBLOCKREQUEST, request -> {
                            CompletableFuture<KaspadResponse.Builder> later = new CompletableFuture<>();
                            started.add(later);
                            all.countDown();
                            return later;
                        });
                        RawClient client = node.connect(true, false);
                        for (int id = 1; id <= 8; id++) {
                            client.send(withId(SUBMIT, id));
                        }
                        await(all);
                        List<CompletableFuture<KaspadResponse.Builder>> open = new ArrayList<>(started);
                        while (!open.isEmpty()) {
                            open.remove(random.nextInt(open.size()))
                                    .complete(KaspadResponse.newBuilder()
                                            .setSubmitBlockResponse(SubmitBlockResponseMessage.getDefaultInstance()));
                        }
                        for (int id = 1; id <= 8; id++) {
                            assertThat(client.answer().getId()).isEqualTo(id);
                        }
                    }
                }));
    }

    @Test
    void aClientThatFinishesIsAnsweredFirst() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            RawClient client = node.connect(true, false);
            for (int id = 1; id <= 5; id++) {
                client.send(withId(TransportFixture.PING, id));
            }
            client.finish();
            assertThat(client.ending()).isEmpty();
            assertThat(client.answers).hasSize(5);
        }
    }

    @Test
    void aRequestWithoutACallEndsItsOwnStreamOnly() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            RawClient other = node.connect(true, false);
            RawClient client = node.connect(true, false);
            client.send(KaspadRequest.getDefaultInstance());
            assertThat(statusOf(client).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            other.send(TransportFixture.PING);
            assertThat(other.answer().hasPingResponse()).isTrue();
        }
    }

    @Test
    void tooManyConnectionsAreRefusedWithASentence() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                RawClient client = node.connect(true, false);
                client.send(TransportFixture.PING);
                client.answer();
                clients.add(client);
            }
            Status refused = statusOf(node.connect(true, false));
            assertThat(refused.getDescription()).isEqualTo("this node serves 3 clients already");
            clients.get(0).finish();
            assertThat(clients.get(0).ending()).isEmpty();
            RawClient next = node.connect(true, false);
            next.send(TransportFixture.PING);
            assertThat(next.answer().hasPingResponse()).isTrue();
        }
    }

    @Test
    void anOversizedRequestEndsItsOwnStreamOnly() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            RawClient client = node.connect(true, false);
            KaspadRequest.Builder huge = SUBMIT.toBuilder();
            huge.getSubmitBlockRequestBuilder()
                    .getBlockBuilder()
                    .getHeaderBuilder()
                    .setHashMerkleRoot("0".repeat(100_000));
            client.send(huge.build());
            assertThat(statusOf(client).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            RawClient other = node.connect(true, false);
            other.send(TransportFixture.PING);
            assertThat(other.answer().hasPingResponse()).isTrue();
        }
    }

    @Test
    void aReaderTooSlowForNotificationsIsDisconnectedAndHoldsNothing() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            RawClient slow = node.connect(false, false);
            RawClient quick = node.connect(true, false);
            slow.send(TransportFixture.PING);
            quick.send(TransportFixture.PING);
            quick.answer();
            while (node.transport.connections().size() < 2) {
                Thread.onSpinWait();
            }
            int told = 0;
            while (node.transport.connections().size() == 2) {
                KaspadResponse news = TransportFixture.notification(told++, 20_000);
                node.transport.connections().forEach(connection -> connection.tell(news));
                quick.answer();
            }
            // What the transport itself took before it said stop, plus what the queue may hold.
            assertThat(told).isBetween(50, 400);
            slow.read(1000);
            assertThat(statusOf(slow).getDescription()).contains("notifications were read too slowly");
        }
    }

    @Test
    void aReaderTooSlowForItsAnswersIsDisconnectedAndNoMoreIsReadFromIt() throws Exception {
        try (TransportFixture node = new TransportFixture(TransportFixture.small())) {
            node.calls.on(PayloadCase.GETSINKREQUEST, (request, client) -> KaspadResponse.newBuilder()
                    .setGetSinkResponse(GetSinkResponseMessage.newBuilder().setSink("x".repeat(200_000))));
            RawClient slow = node.connect(false, false);
            for (int i = 0; i < 200; i++) {
                slow.send(SINK);
            }
            while (node.transport.connections().isEmpty()) {
                Thread.onSpinWait();
            }
            while (!node.transport.connections().isEmpty()) {
                Thread.onSpinWait();
            }
            slow.read(1000);
            assertThat(statusOf(slow).getDescription()).contains("answers were read too slowly");
            assertThat(slow.answers.size()).isLessThan(30);
        }
    }

    @Test
    void stoppingTellsClients() throws Exception {
        TransportFixture node = new TransportFixture(TransportFixture.small());
        RawClient client = node.connect(true, false);
        client.send(TransportFixture.PING);
        client.answer();
        node.transport.close();
        assertThat(statusOf(client).getDescription()).isEqualTo("the node is stopping");
        node.close();
    }
}
