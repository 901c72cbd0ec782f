package network.pyrin.noderpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcTransaction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever bytes a peer sends as a block, they are either refused by name or read to a block that is written back equal. */
class RpcMappingFuzzTest {
    private static final int MESSAGES_PER_SEED = 500;
    private static final String ODD_TEXTS = "0 f zz -1 é ０ 00ff";

    @TestFactory
    Stream<DynamicTest> damagedBlocksAreRefusedOrRead() {
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Random random = new Random(seed);
                    int read = 0;
                    for (int i = 0; i < MESSAGES_PER_SEED; i++) {
                        byte[] bytes = submitBlock(random).toByteArray();
                        damage(random, bytes);
                        read += readOrRefuse(bytes);
                    }
                    assertThat(read).as("messages that were read").isBetween(1, MESSAGES_PER_SEED - 1);
                }));
    }

    private static int readOrRefuse(byte[] bytes) {
        try {
            KaspadRequest request = KaspadRequest.parseFrom(bytes);
            Block block = RpcMapping.blockAsTold(request.getSubmitBlockRequest().getBlock());
            Block again = RpcMapping.block(RpcMapping.toWire(block));
            assertThat(again.transactions()).isEqualTo(block.transactions());
            assertThat(RpcMapping.toWire(again)).isEqualTo(RpcMapping.toWire(block));
            return 1;
        } catch (InvalidProtocolBufferException notProtobuf) {
            return 0;
        } catch (MalformedMessageException refused) {
            assertThat(refused).hasMessageMatching("[a-zA-Z0-9.\\[\\]]+: .+");
            return 0;
        }
    }

    private static void damage(Random random, byte[] bytes) {
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }

    private static KaspadRequest submitBlock(Random random) {
        RpcBlock.Builder block = RpcBlock.newBuilder();
        block.getHeaderBuilder()
                .setVersion(random.nextInt(3))
                .setHashMerkleRoot(hash(random))
                .setAcceptedIdMerkleRoot(hash(random))
                .setUtxoCommitment(hash(random))
                .setPruningPoint(hash(random))
                .setTimestamp(random.nextLong() >>> 1)
                .setBlueWork(Integer.toHexString(random.nextInt()))
                .setNonce(random.nextLong());
        for (int level = random.nextInt(3); level > 0; level--) {
            block.getHeaderBuilder().addParentsBuilder().addParentHashes(hash(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            block.addTransactions(transaction(random));
        }
        KaspadRequest.Builder request = KaspadRequest.newBuilder();
        request.getSubmitBlockRequestBuilder().setBlock(block);
        return request.build();
    }

    private static RpcTransaction transaction(Random random) {
        RpcTransaction.Builder transaction =
                RpcTransaction.newBuilder().setSubnetworkId("00".repeat(20)).setPayload(text(random));
        transaction
                .addInputsBuilder()
                .setSignatureScript(text(random))
                .setSigOpCount(random.nextInt(260))
                .getPreviousOutpointBuilder()
                .setTransactionId(hash(random));
        transaction.addOutputsBuilder().getScriptPublicKeyBuilder().setScriptPublicKey(text(random));
        return transaction.build();
    }

    /** Mostly good hex, so that reading gets past the first field. */
    private static String text(Random random) {
        String[] odd = ODD_TEXTS.split(" ");
        return random.nextInt(30) == 0 ? odd[random.nextInt(odd.length)] : "ab".repeat(random.nextInt(40));
    }

    private static String hash(Random random) {
        return random.nextInt(200) == 0
                ? text(random)
                : "%08x".formatted(random.nextInt()).repeat(8);
    }
}
