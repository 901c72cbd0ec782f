package network.pyrin.functions.explorerapi.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.chain.ScriptClass;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.BlockColor;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.TransactionDocument;

/** Makes {@link BlockModel}s of documents. */
@ApplicationScoped
class BlockModels {
    private final ReadModel model;

    @Inject
    BlockModels(ReadModel model) {
        this.model = model;
    }

    /**
     * Several blocks, with one round trip for all their transactions.
     *
     * @param blocks documents
     * @param withTransactions whether bodies are shown
     * @param withColor whether colour and miner are shown
     * @return in the same order
     */
    List<BlockModel> of(List<BlockDocument> blocks, boolean withTransactions, boolean withColor) {
        Map<Hash, TransactionDocument> transactions = new LinkedHashMap<>();
        if (withTransactions) {
            List<Hash> ids = blocks.stream()
                    .flatMap(block -> block.transactionIds().stream())
                    .distinct()
                    .toList();
            model.transactions().transactions(ids).forEach(found -> transactions.put(found.id(), found));
        }
        return blocks.stream()
                .map(block -> new BlockModel(
                        header(block),
                        withTransactions ? transactions(block, transactions) : null,
                        verbose(block),
                        withColor ? extra(block) : null))
                .toList();
    }

    private static BlockModel.Header header(BlockDocument block) {
        network.pyrin.chain.Header header = block.header();
        return new BlockModel.Header(
                header.version(),
                header.hashMerkleRoot().toHex(),
                header.acceptedIdMerkleRoot().toHex(),
                header.utxoCommitment().toHex(),
                Long.toUnsignedString(header.timestampMillis()),
                Integer.toUnsignedLong(header.bits()),
                Long.toUnsignedString(header.nonce()),
                Long.toUnsignedString(header.daaScore()),
                header.blueWork().toHex(),
                header.parentsByLevel().stream()
                        .map(level -> new BlockModel.Parents(hex(level)))
                        .toList(),
                Long.toUnsignedString(header.blueScore()),
                header.pruningPoint().toHex());
    }

    private static BlockModel.Verbose verbose(BlockDocument block) {
        return new BlockModel.Verbose(
                block.hash().toHex(),
                block.difficulty(),
                block.selectedParent().map(Hash::toHex),
                hex(block.transactionIds()),
                Long.toUnsignedString(block.header().blueScore()),
                hex(block.children()),
                hex(block.mergesetBlues()),
                hex(block.mergesetReds()),
                block.standing().chain());
    }

    private static BlockModel.Extra extra(BlockDocument block) {
        BlockColor color = block.standing().color();
        return new BlockModel.Extra(
                color == BlockColor.PENDING ? Optional.empty() : Optional.of(color.text()),
                block.minerAddress(),
                minerInfo(block));
    }

    /** The free text that miners put behind their script. */
    private static String minerInfo(BlockDocument block) {
        try {
            byte[] free = CoinbasePayload.decode(block.coinbasePayload())
                    .miner()
                    .extraData()
                    .toArray();
            return new String(free, StandardCharsets.UTF_8);
        } catch (MalformedBytesException e) {
            return "";
        }
    }

    private static List<BlockModel.Transaction> transactions(
            BlockDocument block, Map<Hash, TransactionDocument> known) {
        return block.transactionIds().stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(document -> transaction(document, block))
                .toList();
    }

    private static BlockModel.Transaction transaction(TransactionDocument document, BlockDocument block) {
        network.pyrin.chain.Transaction tx = document.transaction();
        return new BlockModel.Transaction(
                tx.version(),
                tx.inputs().stream().map(BlockModels::input).toList(),
                IntStream.range(0, tx.outputs().size())
                        .mapToObj(i -> output(
                                tx.outputs().get(i), document.outputAddresses().get(i)))
                        .toList(),
                Long.toUnsignedString(tx.lockTime()),
                tx.subnetworkId().toString(),
                Long.toUnsignedString(tx.gas()),
                tx.payload().toHex(),
                Long.toUnsignedString(tx.mass()),
                new BlockModel.TransactionVerbose(
                        document.id().toHex(),
                        document.hash().toHex(),
                        Long.toString(document.computeMass()),
                        Long.toString(document.computeMass()),
                        block.hash().toHex(),
                        Long.toUnsignedString(block.header().timestampMillis())));
    }

    private static BlockModel.Input input(TransactionInput input) {
        return new BlockModel.Input(
                new BlockModel.Outpoint(
                        input.previousOutpoint().transactionId().toHex(),
                        Integer.toUnsignedLong(input.previousOutpoint().index())),
                input.signatureScript().toHex(),
                Long.toUnsignedString(input.sequence()),
                input.sigOpCount());
    }

    private static BlockModel.Output output(TransactionOutput output, Optional<String> address) {
        return new BlockModel.Output(
                Long.toUnsignedString(output.value()),
                new BlockModel.Script(
                        output.scriptPublicKey().version(),
                        output.scriptPublicKey().script().toHex()),
                new BlockModel.OutputVerbose(
                        ScriptClass.of(output.scriptPublicKey()).text(), address));
    }

    static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(Hash::toHex).toList();
    }
}
