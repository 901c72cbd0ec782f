package network.pyrin.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Block;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.NodeRpcException;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.BlockAddedNotificationMessage;
import network.pyrin.noderpc.wire.GetBlockDagInfoResponseMessage;
import network.pyrin.noderpc.wire.GetBlockResponseMessage;
import network.pyrin.noderpc.wire.GetBlocksRequestMessage;
import network.pyrin.noderpc.wire.GetBlocksResponseMessage;
import network.pyrin.noderpc.wire.GetSinkBlueScoreResponseMessage;
import network.pyrin.noderpc.wire.GetSinkResponseMessage;
import network.pyrin.noderpc.wire.GetVirtualChainFromBlockResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RpcAcceptedTransactionIds;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.RpcBlockVerboseData;
import network.pyrin.noderpc.wire.VirtualChainChangedNotificationMessage;
import network.pyrin.processor.ledger.ChainStep;
import network.pyrin.processor.ledger.RecordedChain;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.TransactionDocument;

/** Answers the processor's calls like a node that has taken the first blocks of a recorded chain. */
final class RecordedNode implements NodeCalls {
    private static final int PAGE = 60;

    private final RecordedChain recording;
    private final Map<Hash, StoredBlock> blocks = new HashMap<>();
    private final Map<Hash, ChainStep.Added> acceptance = new HashMap<>();
    private final List<Hash> order = new ArrayList<>();
    private final List<Hash> chain = new ArrayList<>();

    RecordedNode(RecordedChain recording) {
        this.recording = recording;
        add(recording.genesis());
        chain.add(recording.genesis().hash());
    }

    private void add(StoredBlock block) {
        blocks.put(block.hash(), block);
        order.add(block.hash());
    }

    /** Takes the next recorded block. */
    RecordedChain.Step advance() {
        RecordedChain.Step step = recording.steps().get(order.size() - 1);
        add(step.block());
        for (int i = 0; i < step.move().removed().size(); i++) {
            chain.removeLast();
        }
        step.move().added().forEach(added -> {
            chain.add(added.hash());
            acceptance.put(added.hash(), added);
        });
        return step;
    }

    /** Recorded blocks taken. */
    int size() {
        return order.size() - 1;
    }

    static BlockAddedNotificationMessage blockAdded(RecordedChain.Step step) {
        return BlockAddedNotificationMessage.newBuilder()
                .setBlock(wire(step.block()))
                .build();
    }

    static VirtualChainChangedNotificationMessage chainChanged(RecordedChain.Step step) {
        VirtualChainChangedNotificationMessage.Builder message = VirtualChainChangedNotificationMessage.newBuilder();
        step.move().removed().forEach(hash -> message.addRemovedChainBlockHashes(hash.toHex()));
        for (ChainStep.Added added : step.move().added()) {
            message.addAddedChainBlockHashes(added.hash().toHex());
            message.addAcceptedTransactionIds(accepted(added));
        }
        return message.build();
    }

    private static RpcAcceptedTransactionIds accepted(ChainStep.Added added) {
        return RpcAcceptedTransactionIds.newBuilder()
                .setAcceptingBlockHash(added.hash().toHex())
                .addAllAcceptedTransactionIds(
                        added.acceptedIds().stream().map(Hash::toHex).toList())
                .build();
    }

    @Override
    public KaspadResponse exchange(KaspadRequest request) {
        KaspadResponse.Builder response = KaspadResponse.newBuilder();
        String sink = chain.getLast().toHex();
        if (request.hasGetBlockDagInfoRequest()) {
            response.setGetBlockDagInfoResponse(GetBlockDagInfoResponseMessage.newBuilder()
                    .setPruningPointHash(recording.genesis().hash().toHex()));
        } else if (request.hasGetSinkRequest()) {
            response.setGetSinkResponse(GetSinkResponseMessage.newBuilder().setSink(sink));
        } else if (request.hasGetSinkBlueScoreRequest()) {
            response.setGetSinkBlueScoreResponse(GetSinkBlueScoreResponseMessage.newBuilder()
                    .setBlueScore(document(chain.getLast()).header().blueScore()));
        } else if (request.hasGetBlockRequest()) {
            response.setGetBlockResponse(GetBlockResponseMessage.newBuilder()
                    .setBlock(wire(known(request.getGetBlockRequest().getHash()))));
        } else if (request.hasGetBlocksRequest()) {
            response.setGetBlocksResponse(page(request.getGetBlocksRequest()));
        } else {
            response.setGetVirtualChainFromBlockResponse(
                    chainFrom(request.getGetVirtualChainFromBlockRequest().getStartHash()));
        }
        return response.build();
    }

    private BlockDocument document(Hash hash) {
        return Objects.requireNonNull(blocks.get(hash)).block();
    }

    private StoredBlock known(String hex) {
        return Optional.ofNullable(blocks.get(Hash.ofHex(hex)))
                .orElseThrow(() -> new NodeRpcException(NodeRpcException.Reason.REFUSED, "cannot find header " + hex));
    }

    /** As a node pages: chain block after chain block with what each merges; behind the sink, what it does not know. */
    private GetBlocksResponseMessage page(GetBlocksRequestMessage request) {
        Hash low = known(request.getLowHash()).hash();
        Set<Hash> hashes = new LinkedHashSet<>(List.of(low));
        Hash ancestor = low;
        while (!chain.contains(ancestor)) {
            ancestor = document(ancestor).selectedParent().orElseThrow();
        }
        int at = chain.indexOf(ancestor);
        for (int i = at + 1; i < chain.size() && hashes.size() < PAGE; i++) {
            BlockDocument block = document(chain.get(i));
            hashes.addAll(block.mergesetBlues().subList(1, block.mergesetBlues().size()));
            hashes.addAll(block.mergesetReds());
            hashes.add(block.hash());
        }
        if (hashes.contains(chain.getLast())) {
            Set<Hash> past = new HashSet<>();
            chain.forEach(each -> {
                past.addAll(document(each).mergesetBlues());
                past.addAll(document(each).mergesetReds());
            });
            order.stream().filter(hash -> !past.contains(hash)).forEach(hashes::add);
        }
        GetBlocksResponseMessage.Builder page = GetBlocksResponseMessage.newBuilder();
        hashes.forEach(hash -> page.addBlockHashes(hash.toHex()));
        if (request.getIncludeBlocks()) {
            hashes.forEach(hash -> page.addBlocks(wire(Objects.requireNonNull(blocks.get(hash)))));
        }
        return page.build();
    }

    private GetVirtualChainFromBlockResponseMessage chainFrom(String start) {
        GetVirtualChainFromBlockResponseMessage.Builder message = GetVirtualChainFromBlockResponseMessage.newBuilder();
        Hash at = known(start).hash();
        while (!chain.contains(at)) {
            message.addRemovedChainBlockHashes(at.toHex());
            at = document(at).selectedParent().orElseThrow();
        }
        for (Hash hash : chain.subList(chain.indexOf(at) + 1, chain.size())) {
            message.addAddedChainBlockHashes(hash.toHex());
            message.addAcceptedTransactionIds(accepted(Objects.requireNonNull(acceptance.get(hash))));
        }
        return message.build();
    }

    private static RpcBlock wire(StoredBlock stored) {
        BlockDocument document = stored.block();
        Block block = new Block(
                document.header(),
                stored.transactions().stream()
                        .map(TransactionDocument::transaction)
                        .toList());
        RpcBlock.Builder wire = RpcMapping.toWire(block).toBuilder();
        for (int i = 0; i < stored.transactions().size(); i++) {
            TransactionDocument transaction = stored.transactions().get(i);
            wire.getTransactionsBuilder(i)
                    .getVerboseDataBuilder()
                    .setHash(transaction.hash().toHex())
                    .setMass(transaction.computeMass());
        }
        return wire.setVerboseData(RpcBlockVerboseData.newBuilder()
                        .setHash(document.hash().toHex())
                        .setDifficulty(document.difficulty())
                        .setSelectedParentHash(
                                document.selectedParent().map(Hash::toHex).orElse(""))
                        .addAllMergeSetBluesHashes(document.mergesetBlues().stream()
                                .map(Hash::toHex)
                                .toList())
                        .addAllMergeSetRedsHashes(document.mergesetReds().stream()
                                .map(Hash::toHex)
                                .toList()))
                .build();
    }
}
