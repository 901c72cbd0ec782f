package network.pyrin.node.mempool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.MempoolVerdict;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.consensus.TransactionSelector;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.node.storage.MemoryStore;
import network.pyrin.testing.TestWallet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pool on the real consensus while late, parallel and conflicting blocks come in. */
class WideDagTest {
    private static final NetworkParams PARAMS =
            NetworkParams.of(NetworkId.SIMNET).toBuilder().coinbaseMaturity(6).build();

    @TestFactory
    Stream<DynamicTest> thePoolFollowsAndEveryTemplateIsValid() {
        return LongStream.range(0, 6)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    try (Run run = new Run(seed)) {
                        run.play(120);
                    }
                }));
    }

    /** One random history. */
    private static final class Run implements AutoCloseable {
        private final Random random;
        private final AtomicLong nowMillis = new AtomicLong(PARAMS.genesis().timestampMillis());
        private final InstantSource clock = () -> Instant.ofEpochMilli(nowMillis.get());
        private final MemoryStore store = new MemoryStore();
        private final Consensus consensus =
                ConsensusNode.open(store, PARAMS, ConsensusOptions.standard(), new NativeSignatures(), clock);
        private final Mempool mempool = new Mempool(consensus, MempoolConfig.of(PARAMS), clock);
        private final BlockTemplates templates = new BlockTemplates(consensus, mempool, clock);
        private final LinkedBlockingQueue<Long> followed = new LinkedBlockingQueue<>();
        private final TestWallet wallet = new TestWallet(new NativeSignatures(), 7);
        private final TestWallet.Key key = wallet.key(0);
        private final List<Block> late = new ArrayList<>();
        private long lastFollowed;
        private int payments;
        private int conflicts;

        Run(long seed) {
            random = new Random(seed);
            lastFollowed = consensus.virtual().revision();
            consensus.addListener(mempool);
            consensus.addListener(new ConsensusListener() {
                @Override
                public void blockAdded(Block block) {
                    // Only virtual's changes are followed.
                }

                @Override
                public void virtualChanged(VirtualChange change) {
                    followed.add(change.state().revision());
                }
            });
        }

        void play(int events) throws InterruptedException {
            for (int i = 0; i < events; i++) {
                nowMillis.addAndGet(random.nextInt(200));
                switch (random.nextInt(8)) {
                    case 0, 1 -> submit(payment(coins()));
                    case 2 -> insertConflicting();
                    case 3 -> late.add(template());
                    case 4 -> insertLate();
                    default -> insert(template());
                }
                follow();
                assertThat(mempool.revalidate()).isEmpty();
                assertThat(consensus.templates().validate(template())).isEmpty();
            }
            assertThat(payments).isPositive();
            assertThat(conflicts).isPositive();
        }

        /** Waits until the pool has seen what consensus has. */
        private void follow() throws InterruptedException {
            while (lastFollowed < consensus.virtual().revision()) {
                Long next = followed.poll(10, TimeUnit.SECONDS);
                assertThat(next).as("an event came").isNotNull();
                lastFollowed = next;
            }
        }

        private Block template() {
            TemplateOutcome outcome = templates.template(key.schnorr(), Bytes.EMPTY);
            return ((TemplateOutcome.Built) outcome).template().block();
        }

        private void insert(Block block) {
            assertThat(consensus.insert(block)).isInstanceOf(BlockOutcome.Accepted.class);
        }

        private void insertLate() {
            if (!late.isEmpty()) {
                insert(late.remove(random.nextInt(late.size())));
            }
        }

        private void submit(Transaction transaction) {
            if (!transaction.inputs().isEmpty()
                    && mempool.submit(transaction, Priority.HIGH, OrphanPolicy.FORBID)
                            instanceof MempoolOutcome.Accepted) {
                payments++;
            }
        }

        /** A block of transactions that the pool has never seen; they may spend what the pool spends. */
        private void insertConflicting() {
            List<Transaction> strangers = new ArrayList<>();
            Set<Outpoint> spent = new HashSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                Transaction transaction = payment(virtualCoins());
                if (!transaction.inputs().isEmpty()
                        && transaction.inputs().stream()
                                .map(TransactionInput::previousOutpoint)
                                .allMatch(spent::add)) {
                    strangers.add(transaction);
                }
            }
            TemplateOutcome outcome = consensus
                    .templates()
                    .build(
                            key.ecdsa(),
                            Bytes.EMPTY,
                            TransactionSelector.of(
                                    strangers.stream().map(this::withItsMass).toList()));
            Block block = ((TemplateOutcome.Built) outcome).template().block();
            conflicts += block.transactions().size() - 1;
            insert(block);
        }

        private Transaction withItsMass(Transaction transaction) {
            return consensus.transactions().validateForMempool(transaction, outpoint -> Optional.empty())
                            instanceof MempoolVerdict.Valid valid
                    ? valid.transaction()
                    : transaction;
        }

        /** What virtual has and what waits. */
        private List<TestWallet.Coin> coins() {
            List<TestWallet.Coin> coins = virtualCoins();
            for (MempoolEntry entry : mempool.entries(TransactionQuery.POOL)) {
                for (int i = 0; i < entry.transaction().outputs().size(); i++) {
                    TransactionOutput output = entry.transaction().outputs().get(i);
                    UtxoEntry utxo = new UtxoEntry(output.value(), output.scriptPublicKey(), -1L, false);
                    coins.add(new TestWallet.Coin(new Outpoint(entry.id(), i), utxo, key));
                }
            }
            return coins;
        }

        private List<TestWallet.Coin> virtualCoins() {
            List<TestWallet.Coin> coins = new ArrayList<>();
            consensus.utxos().forEach((outpoint, entry) -> coins.add(new TestWallet.Coin(outpoint, entry, key)));
            coins.removeIf(coin -> coin.entry().amount() < 50_000_000);
            coins.sort((a, b) -> a.outpoint().compareTo(b.outpoint()));
            return coins;
        }

        /** From one coin to one or two outputs; from nothing while there are no coins. */
        private Transaction payment(List<TestWallet.Coin> coins) {
            if (coins.isEmpty()) {
                return wallet.spend(List.of(), List.of());
            }
            TestWallet.Coin coin = coins.get(random.nextInt(coins.size()));
            long rest = coin.entry().amount() - 10_000 - random.nextInt(10_000);
            return wallet.spend(
                    List.of(coin),
                    random.nextBoolean()
                            ? List.of(new TransactionOutput(rest, key.schnorr()))
                            : List.of(
                                    new TransactionOutput(rest / 2, key.schnorr()),
                                    new TransactionOutput(rest - rest / 2, key.ecdsa())));
        }

        @Override
        public void close() {
            consensus.close();
            store.close();
        }
    }
}
