package network.pyrin.noderpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcOutpoint;
import network.pyrin.noderpc.wire.RpcTransaction;
import network.pyrin.noderpc.wire.RpcTransactionInput;
import network.pyrin.noderpc.wire.RpcTransactionOutput;
import network.pyrin.noderpc.wire.RpcUtxoEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RpcMappingTest {
    private static final String HASH = "11".repeat(32);

    @Test
    void recordedBlocksKeepTheirIdentityThroughReadingAndWriting() throws InvalidProtocolBufferException {
        List<RpcBlock> blocks = new ArrayList<>();
        for (JsonObject line : Recordings.lines("devnet-pow-notifications.jsonl.gz")) {
            if (line.get("type").getAsString().equals("blockAddedNotification")) {
                byte[] bytes = HexFormat.of().parseHex(line.get("hex").getAsString());
                blocks.add(KaspadResponse.parseFrom(bytes)
                        .getBlockAddedNotification()
                        .getBlock());
            }
        }
        assertThat(blocks).hasSize(200);
        for (RpcBlock recorded : blocks) {
            Block read = RpcMapping.block(recorded);
            assertThat(read.hash().toHex()).isEqualTo(recorded.getVerboseData().getHash());
            for (int i = 0; i < read.transactions().size(); i++) {
                assertThat(read.transactions().get(i).id().toHex())
                        .isEqualTo(recorded.getVerboseData().getTransactionIds(i));
            }
            assertThat(RpcMapping.toWire(read)).isEqualTo(withoutVerboseData(recorded));
        }
    }

    private static RpcBlock withoutVerboseData(RpcBlock block) {
        RpcBlock.Builder plain = block.toBuilder().clearVerboseData();
        plain.getTransactionsBuilderList().forEach(transaction -> {
            transaction.clearVerboseData();
            transaction.getInputsBuilderList().forEach(RpcTransactionInput.Builder::clearVerboseData);
            transaction.getOutputsBuilderList().forEach(RpcTransactionOutput.Builder::clearVerboseData);
        });
        return plain.build();
    }

    @Test
    void aToldIdentityIsTakenOnlyWhereAskedFor() {
        RpcBlock.Builder block = validBlock();
        block.getVerboseDataBuilder().setHash(HASH);
        assertThat(RpcMapping.block(block.build()).hash().toHex()).isNotEqualTo(HASH);
        assertThat(RpcMapping.blockAsTold(block.build()).hash().toHex()).isEqualTo(HASH);
        assertThat(RpcMapping.blockAsTold(validBlock().build()))
                .isEqualTo(RpcMapping.block(validBlock().build()));
    }

    @Test
    void utxoEntriesComeBackEqual() {
        UtxoEntry entry = new UtxoEntry(-1, new ScriptPublicKey(0xffff, Bytes.ofHex("20ac")), -2, true);
        assertThat(RpcMapping.utxoEntry(RpcMapping.toWire(entry))).isEqualTo(entry);
        assertThatThrownBy(() -> RpcMapping.utxoEntry(RpcUtxoEntry.getDefaultInstance()))
                .hasMessage("utxoEntry.scriptPublicKey: missing");
        assertThatThrownBy(() -> RpcMapping.outpoint(RpcOutpoint.getDefaultInstance()))
                .hasMessage("outpoint.transactionId: a hash has 64 hex digits, not 0");
    }

    private record Damage(String message, Consumer<RpcBlock.Builder> change) {}

    @TestFactory
    Stream<DynamicTest> damagedBlocksAreRefusedByName() {
        return Stream.of(
                        new Damage("block.header: missing", RpcBlock.Builder::clearHeader),
                        new Damage("header.hashMerkleRoot: a hash has 64 hex digits, not 2", b -> b.getHeaderBuilder()
                                .setHashMerkleRoot("zz")),
                        new Damage("header.pruningPoint: not an even number of hex digits", b -> b.getHeaderBuilder()
                                .setPruningPoint("z".repeat(64))),
                        new Damage(
                                "header.parents: a hash has 64 hex digits, not 1",
                                b -> b.getHeaderBuilder().addParentsBuilder().addParentHashes("0")),
                        new Damage("header.version: 65536 is more than 65535", b -> b.getHeaderBuilder()
                                .setVersion(65536)),
                        new Damage("header.version: 4294967295 is more than 65535", b -> b.getHeaderBuilder()
                                .setVersion(-1)),
                        new Damage("header.timestamp: negative", b -> b.getHeaderBuilder()
                                .setTimestamp(-1)),
                        new Damage("header.blueWork: at most 48 hex digits, not 49", b -> b.getHeaderBuilder()
                                .setBlueWork("1".repeat(49))),
                        new Damage("header.blueWork: not an even number of hex digits", b -> b.getHeaderBuilder()
                                .setBlueWork("-1")),
                        new Damage("transactions[0].inputs[0].previousOutpoint: missing", b -> input(b)
                                .clearPreviousOutpoint()),
                        new Damage("transactions[0].inputs[0].sigOpCount: 256 is more than 255", b -> input(b)
                                .setSigOpCount(256)),
                        new Damage(
                                "transactions[0].inputs[0].signatureScript: not an even number of hex digits",
                                b -> input(b).setSignatureScript("abc")),
                        new Damage(
                                "transactions[0].outputs[0].scriptPublicKey: missing", b -> b.getTransactionsBuilder(0)
                                        .getOutputsBuilder(0)
                                        .clearScriptPublicKey()),
                        new Damage(
                                "transactions[0].subnetworkId: a subnetwork id has 40 hex digits, not 2",
                                b -> b.getTransactionsBuilder(0).setSubnetworkId("00")),
                        new Damage(
                                "transactions[0].payload: not an even number of hex digits",
                                b -> b.getTransactionsBuilder(0).setPayload("é")))
                .map(damage -> DynamicTest.dynamicTest(damage.message, () -> {
                    RpcBlock.Builder block = validBlock();
                    damage.change.accept(block);
                    assertThatThrownBy(() -> RpcMapping.block(block.build()))
                            .isInstanceOf(MalformedMessageException.class)
                            .hasMessage(damage.message);
                }));
    }

    private static RpcTransactionInput.Builder input(RpcBlock.Builder block) {
        return block.getTransactionsBuilder(0).getInputsBuilder(0);
    }

    private static RpcBlock.Builder validBlock() {
        RpcBlock.Builder block = RpcBlock.newBuilder();
        block.getHeaderBuilder()
                .setHashMerkleRoot(HASH)
                .setAcceptedIdMerkleRoot(HASH)
                .setUtxoCommitment(HASH)
                .setPruningPoint(HASH)
                .setBlueWork("0");
        RpcTransaction.Builder transaction = block.addTransactionsBuilder().setSubnetworkId("00".repeat(20));
        transaction.addInputsBuilder().getPreviousOutpointBuilder().setTransactionId(HASH);
        transaction.addOutputsBuilder().getScriptPublicKeyBuilder().setScriptPublicKey("ac");
        RpcMapping.block(block.build());
        return block;
    }
}
