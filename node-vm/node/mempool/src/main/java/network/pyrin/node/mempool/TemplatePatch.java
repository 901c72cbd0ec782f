package network.pyrin.node.mempool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.CoinbaseViolation;
import network.pyrin.chain.Header;
import network.pyrin.chain.MinerData;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MerkleRoot;
import network.pyrin.node.consensus.BlockTemplate;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.consensus.rules.BodyViolation;

/** Changes what a template may change without being built anew: its time and its miner. */
final class TemplatePatch {
    private final NetworkParams params;

    TemplatePatch(NetworkParams params) {
        this.params = params;
    }

    BlockTemplate atTime(BlockTemplate template, long nowMillis) {
        Header header = template.block().header();
        return nowMillis <= header.timestampMillis()
                ? template
                : with(
                        template,
                        new Block(
                                header.withNonce(nowMillis, 0), template.block().transactions()),
                        template.minerScript());
    }

    TemplateOutcome forMiner(BlockTemplate template, MinerData miner, long nowMillis) {
        List<Transaction> body = new ArrayList<>(template.block().transactions());
        Transaction coinbase = body.getFirst();
        int scriptBytes = miner.scriptPublicKey().script().length();
        if (scriptBytes > params.coinbasePayloadScriptPublicKeyMaxLen()) {
            return refused(new CoinbaseViolation.PayloadScriptPublicKeyLenAboveMax(
                    scriptBytes, params.coinbasePayloadScriptPublicKeyMaxLen()));
        }
        Bytes payload =
                CoinbasePayload.decode(coinbase.payload()).withMiner(miner).encode();
        Optional<CoinbaseViolation> violation = CoinbasePayload.check(payload, params);
        if (violation.isPresent()) {
            return refused(violation.get());
        }
        body.set(0, coinbase(coinbase, outputs(template, miner), payload));
        Header header = withBody(template.block().header(), body);
        long timestamp = Math.max(header.timestampMillis(), nowMillis);
        return new TemplateOutcome.Built(
                with(template, new Block(header.withNonce(timestamp, 0), body), miner.scriptPublicKey()));
    }

    private static TemplateOutcome refused(CoinbaseViolation violation) {
        return new TemplateOutcome.Refused(new BodyViolation.BadCoinbasePayload(violation));
    }

    /** The last output pays the template's own miner if reds are merged. */
    private static List<TransactionOutput> outputs(BlockTemplate template, MinerData miner) {
        List<TransactionOutput> outputs =
                new ArrayList<>(template.block().transactions().getFirst().outputs());
        if (template.redReward()) {
            TransactionOutput reds = outputs.removeLast();
            outputs.add(new TransactionOutput(reds.value(), miner.scriptPublicKey()));
        }
        return outputs;
    }

    private static Transaction coinbase(Transaction old, List<TransactionOutput> outputs, Bytes payload) {
        return new Transaction(
                old.version(), List.of(), outputs, old.lockTime(), old.subnetworkId(), old.gas(), payload, old.mass());
    }

    private Header withBody(Header header, List<Transaction> body) {
        boolean withMass = params.storageMassActive(header.daaScore());
        List<Hash> leaves = body.stream()
                .map(transaction -> TransactionHashing.hash(transaction, withMass))
                .toList();
        return Header.of(
                header.version(),
                header.parentsByLevel(),
                MerkleRoot.of(leaves),
                header.acceptedIdMerkleRoot(),
                header.utxoCommitment(),
                header.timestampMillis(),
                header.bits(),
                header.nonce(),
                header.daaScore(),
                header.blueWork(),
                header.blueScore(),
                header.pruningPoint());
    }

    private static BlockTemplate with(BlockTemplate old, Block block, ScriptPublicKey minerScript) {
        return new BlockTemplate(
                block,
                minerScript,
                old.redReward(),
                old.fees(),
                old.revision(),
                old.selectedParent(),
                old.selectedParentTimestampMillis(),
                old.selectedParentDaaScore());
    }
}
