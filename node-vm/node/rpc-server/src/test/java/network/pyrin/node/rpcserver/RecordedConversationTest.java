package network.pyrin.node.rpcserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.GetUtxosByAddressesRequestMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.KaspadResponse.PayloadCase;
import network.pyrin.noderpc.wire.RpcUtxosByAddressesEntry;
import network.pyrin.noderpc.wire.SubmitBlockRequestMessage;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage;
import network.pyrin.testing.JsonLines;
import network.pyrin.testing.TestData;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Has the conversation that another node was recorded in: the same blocks and transactions handed in over gRPC, the same
 * questions, and every answer and notification compared.
 */
@Timeout(120)
class RecordedConversationTest {
    /** Kinds of notification told per block. */
    private static final int PER_BLOCK = 6;

    private final Map<Integer, Map<PayloadCase, KaspadResponse>> recordedNotifications = new HashMap<>();
    private final SoftAssertions differences = new SoftAssertions();

    @Test
    void everyAnswerAndNotificationIsAsRecorded() throws Exception {
        List<Block> blocks = new ArrayList<>();
        TestData.assumeRecording("devnet-pow").forEachBlock(recorded -> blocks.add(recorded.block()));
        readNotifications();
        // When the recording was made; the chain's own timestamps are of 2009.
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_795_403_033_803L));
        try (NodeFixture node = new NodeFixture(NetworkParams.of(NetworkId.DEVNET), clock, true);
                JsonLines conversation = JsonLines.open(TestData.assume("rpc/devnet-pow.jsonl"))) {
            RawClient asking = node.connect();
            RawClient listening = node.connect();
            int fed = 0;
            int compared = 0;
            while (conversation.hasNext()) {
                JsonNode exchange = conversation.next();
                String phase = exchange.get("phase").asText();
                int wanted = blocksBefore(phase, fed, blocks.size());
                while (fed < wanted) {
                    feed(fed, blocks.get(fed), asking, listening);
                    fed++;
                }
                if (!phase.equals("blocks")) {
                    compare(exchange, phase.equals("subscribe") ? listening : asking);
                    compared++;
                }
            }
            outputsAreThoseOfTheRecordedSet(asking);
            differences.assertAll();
            assertThat(compared).isGreaterThan(350);
            assertThat(fed).isEqualTo(200);
            assertThat(node.faults).isEmpty();
        }
    }

    private static int blocksBefore(String phase, int fed, int all) {
        return switch (phase) {
            case "subscribe", "genesis", "blocks" -> fed;
            case "after-block-99" -> 100;
            default -> all;
        };
    }

    private void readNotifications() throws InvalidProtocolBufferException {
        try (JsonLines lines = JsonLines.open(TestData.assume("rpc/devnet-pow-notifications.jsonl.gz"))) {
            while (lines.hasNext()) {
                JsonNode line = lines.next();
                KaspadResponse notification = KaspadResponse.parseFrom(
                        HexFormat.of().parseHex(line.get("hex").asText()));
                recordedNotifications
                        .computeIfAbsent(line.get("afterBlock").asInt(), any -> new EnumMap<>(PayloadCase.class))
                        .put(notification.getPayloadCase(), notification);
            }
        }
    }

    private void feed(int index, Block block, RawClient asking, RawClient listening) throws InterruptedException {
        asking.send(KaspadRequest.newBuilder()
                .setId(index)
                .setSubmitBlockRequest(SubmitBlockRequestMessage.newBuilder().setBlock(RpcMapping.toWire(block)))
                .build());
        differences
                .assertThat(asking.answer().getSubmitBlockResponse())
                .as("block " + index)
                .isEqualTo(SubmitBlockResponseMessage.getDefaultInstance());
        for (int i = 0; i < PER_BLOCK; i++) {
            KaspadResponse told = listening.answer();
            KaspadResponse recorded = recorded(index, told.getPayloadCase());
            differences
                    .assertThat(AllowedDifferences.normal(told))
                    .as("notification " + told.getPayloadCase() + " after block " + index)
                    .isEqualTo(AllowedDifferences.normal(recorded));
        }
    }

    /** With their DAA scores, which the recorded answers have wrong. */
    private void outputsAreThoseOfTheRecordedSet(RawClient asking) throws InterruptedException {
        Map<String, List<RpcUtxosByAddressesEntry>> expected = new HashMap<>();
        TransactionMessages messages = new TransactionMessages(NetworkParams.of(NetworkId.DEVNET));
        TestData.assumeRecording("devnet-pow").forEachUtxo(utxo -> {
            RpcUtxosByAddressesEntry entry = messages.unspent(utxo.outpoint(), utxo.entry());
            expected.computeIfAbsent(entry.getAddress(), any -> new ArrayList<>())
                    .add(entry);
        });
        expected.remove("");
        for (String address : expected.keySet()) {
            asking.send(KaspadRequest.newBuilder()
                    .setGetUtxosByAddressesRequest(
                            GetUtxosByAddressesRequestMessage.newBuilder().addAddresses(address))
                    .build());
            differences
                    .assertThat(asking.answer().getGetUtxosByAddressesResponse().getEntriesList())
                    .as("outputs of " + address)
                    .containsExactlyInAnyOrderElementsOf(expected.getOrDefault(address, List.of()));
        }
    }

    private KaspadResponse recorded(int index, PayloadCase kind) {
        return recordedNotifications
                .getOrDefault(index, Map.of())
                .getOrDefault(kind, KaspadResponse.getDefaultInstance());
    }

    private void compare(JsonNode exchange, RawClient client)
            throws InvalidProtocolBufferException, InterruptedException {
        KaspadRequest request = KaspadRequest.parseFrom(
                HexFormat.of().parseHex(exchange.get("requestHex").asText()));
        KaspadResponse recorded = KaspadResponse.parseFrom(
                HexFormat.of().parseHex(exchange.get("responseHex").asText()));
        boolean transactionsWait = exchange.get("phase").asText().startsWith("mempool");
        client.send(request);
        KaspadResponse ours = client.answer();
        differences
                .assertThat(AllowedDifferences.normal(ours, transactionsWait))
                .as(exchange.get("phase").asText() + " "
                        + exchange.get("method").asText() + " "
                        + exchange.path("note").asText() + " " + request.getId())
                .isEqualTo(AllowedDifferences.normal(recorded, transactionsWait));
    }
}
