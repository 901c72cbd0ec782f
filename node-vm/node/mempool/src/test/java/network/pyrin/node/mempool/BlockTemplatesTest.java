package network.pyrin.node.mempool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import network.pyrin.chain.Block;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.BlockTemplate;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.TestWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Templates on the real consensus, with storage mass active. */
class BlockTemplatesTest {
    private static final NetworkParams PARAMS =
            NetworkParams.of(NetworkId.SIMNET).toBuilder().coinbaseMaturity(5).build();

    private final AtomicLong nowMillis = new AtomicLong(PARAMS.genesis().timestampMillis());
    private final MemoryStore store = new MemoryStore();
    private final Consensus consensus = ConsensusNode.open(
            store,
            PARAMS,
            ConsensusOptions.standard(),
            new NativeSignatures(),
            () -> Instant.ofEpochMilli(nowMillis.get()));
    private final Mempool mempool =
            new Mempool(consensus, MempoolConfig.of(PARAMS), () -> Instant.ofEpochMilli(nowMillis.get()));
    private final BlockTemplates templates =
            new BlockTemplates(consensus, mempool, () -> Instant.ofEpochMilli(nowMillis.get()));
    private final Semaphore changes = new Semaphore(0);
    private final TestWallet wallet = new TestWallet(new NativeSignatures(), 1);
    private final TestWallet.Key miner = wallet.key(0);
    private final TestWallet.Key other = wallet.key(1);

    @AfterEach
    void close() {
        consensus.close();
        store.close();
    }

    private BlockTemplate template(ScriptPublicKey script) {
        TemplateOutcome outcome = templates.template(script, Bytes.EMPTY);
        assertThat(outcome).isInstanceOf(TemplateOutcome.Built.class);
        return ((TemplateOutcome.Built) outcome).template();
    }

    private void insert(Block block) {
        assertThat(consensus.insert(block)).isInstanceOf(BlockOutcome.Accepted.class);
    }

    /** Mines so many blocks and returns a coin of the miner that may be spent. */
    private TestWallet.Coin mine(int blocks) {
        Block first = template(miner.schnorr()).block();
        insert(first);
        for (int i = 1; i < blocks; i++) {
            nowMillis.addAndGet(100);
            insert(template(miner.schnorr()).block());
        }
        return consensusCoin();
    }

    private TestWallet.Coin consensusCoin() {
        TestWallet.Coin[] oldest = new TestWallet.Coin[1];
        consensus.utxos().forEach((outpoint, entry) -> {
            boolean mine = entry.scriptPublicKey().equals(miner.schnorr());
            if (mine
                    && (oldest[0] == null
                            || entry.blockDaaScore() < oldest[0].entry().blockDaaScore())) {
                oldest[0] = new TestWallet.Coin(outpoint, entry, miner);
            }
        });
        return oldest[0];
    }

    private Transaction pay(TestWallet.Coin coin, long fee) {
        long half = coin.entry().amount() / 2;
        return wallet.spend(
                List.of(coin),
                List.of(
                        new TransactionOutput(half, other.schnorr()),
                        new TransactionOutput(coin.entry().amount() - half - fee, miner.schnorr())));
    }

    @Test
    void aTemplateIsKeptUntilSomethingChanges() {
        TestWallet.Coin coin = mine(10);
        BlockTemplate first = template(miner.schnorr());
        assertThat(template(miner.schnorr())).isSameAs(first);
        nowMillis.addAndGet(50);
        Block later = template(miner.schnorr()).block();
        assertThat(later.header().timestampMillis()).isEqualTo(nowMillis.get());
        assertThat(later.transactions()).isEqualTo(first.block().transactions());
        submit(pay(coin, 100_000));
        assertThat(template(miner.schnorr()).block().transactions()).hasSize(2);
    }

    private void submit(Transaction transaction) {
        assertThat(mempool.submit(transaction, Priority.HIGH, OrphanPolicy.FORBID))
                .isInstanceOf(MempoolOutcome.Accepted.class);
    }

    @Test
    void anotherMinerGetsAValidTemplateOfItsOwn() {
        submit(pay(mine(10), 100_000));
        Block mine = template(miner.schnorr()).block();
        Block theirs = template(other.ecdsa()).block();
        assertThat(mine.transactions()).hasSize(2);
        assertThat(theirs.transactions().get(1)).isEqualTo(mine.transactions().get(1));
        assertThat(theirs.hash()).isNotEqualTo(mine.hash());
        assertThat(consensus.templates().validate(theirs)).isEmpty();
        assertThat(template(other.ecdsa()).minerScript()).isEqualTo(other.ecdsa());
        insert(theirs);
    }

    @Test
    void theRewardForRedsGoesToTheNewMiner() {
        mine(3);
        Block side = template(other.schnorr()).block();
        for (int i = 0; i < PARAMS.ghostdagK() + 3; i++) {
            nowMillis.addAndGet(100);
            insert(template(miner.schnorr()).block());
        }
        insert(side);
        BlockTemplate mine = template(miner.schnorr());
        assertThat(mine.redReward()).isTrue();
        Block theirs = template(other.ecdsa()).block();
        TransactionOutput reds = theirs.transactions().getFirst().outputs().getLast();
        assertThat(reds.scriptPublicKey()).isEqualTo(other.ecdsa());
        assertThat(consensus.templates().validate(theirs)).isEmpty();
        insert(theirs);
    }

    @Test
    void payloadsThatAreTooLongAreRefusedEitherWay() {
        Bytes extra = Bytes.wrap(new byte[200]);
        assertThat(templates.template(miner.schnorr(), extra)).isInstanceOf(TemplateOutcome.Refused.class);
        mine(2);
        template(miner.schnorr());
        assertThat(templates.template(miner.schnorr(), extra)).isInstanceOf(TemplateOutcome.Refused.class);
        ScriptPublicKey longScript = new ScriptPublicKey(0, Bytes.wrap(new byte[300]));
        assertThat(templates.template(longScript, Bytes.EMPTY)).isInstanceOf(TemplateOutcome.Refused.class);
    }

    /** The pool does not listen here, so it goes on offering what the chain has accepted: templates stay valid all the same. */
    @Test
    void aPoolThatIsBehindNeverMakesAnInvalidTemplate() {
        Transaction payment = pay(mine(10), 100_000);
        submit(payment);
        insert(template(miner.schnorr()).block());
        nowMillis.addAndGet(100);
        insert(template(miner.schnorr()).block());
        Block next = template(miner.schnorr()).block();
        assertThat(next.transactions()).hasSize(1);
        assertThat(consensus.templates().validate(next)).isEmpty();
        insert(next);
    }

    @Test
    void aListeningPoolEmptiesAndItsRedeemersFollow() throws InterruptedException {
        consensus.addListener(mempool);
        consensus.addListener(counting(changes));
        TestWallet.Coin coin = mine(10);
        Transaction parent = pay(coin, 100_000);
        Transaction child = wallet.spend(
                List.of(new TestWallet.Coin(
                        new Outpoint(parent.id(), 1),
                        new UtxoEntry(
                                parent.outputs().get(1).value(),
                                miner.schnorr(),
                                ChainConstants.UNACCEPTED_DAA_SCORE,
                                false),
                        miner)),
                List.of(new TransactionOutput(parent.outputs().get(1).value() - 100_000, other.ecdsa())));
        submit(parent);
        submit(child);
        Block withParent = template(miner.schnorr()).block();
        assertThat(withParent.transactions()).extracting(Transaction::id).contains(parent.id());
        assertThat(withParent.transactions()).hasSize(2);
        insert(withParent);
        waitUntilSize(1);
        nowMillis.addAndGet(100);
        Block withChild = template(miner.schnorr()).block();
        assertThat(withChild.transactions()).extracting(Transaction::id).contains(child.id());
        insert(withChild);
        waitUntilSize(0);
    }

    /** Events come on another thread: looks again after each of them. */
    private void waitUntilSize(int size) throws InterruptedException {
        while (mempool.size() != size) {
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS))
                    .as("an event came")
                    .isTrue();
        }
    }

    private static ConsensusListener counting(Semaphore changes) {
        return new ConsensusListener() {
            @Override
            public void blockAdded(Block block) {
                changes.release();
            }

            @Override
            public void virtualChanged(VirtualChange change) {
                changes.release();
            }
        };
    }
}
