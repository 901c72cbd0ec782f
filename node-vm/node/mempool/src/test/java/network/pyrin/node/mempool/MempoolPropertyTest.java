package network.pyrin.node.mempool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random submissions, acceptances, outside double spends and reorganisations. */
class MempoolPropertyTest {
    private static final NetworkParams PARAMS = NetworkParams.of(NetworkId.SIMNET);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TestFactory
    Stream<DynamicTest> thePoolStaysSoundWhateverHappens() {
        return LongStream.range(0, 40)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed).play(150)));
    }

    /** One random history. */
    private static final class Run {
        private final Random random;
        private final ModelChain chain = new ModelChain(PARAMS);
        private final Mempool mempool = new Mempool(chain, MempoolConfig.of(PARAMS), CLOCK);
        private final Map<Hash, Transaction> known = new LinkedHashMap<>();

        Run(long seed) {
            random = new Random(seed);
            for (int i = 0; i < 8; i++) {
                Payments.mint(chain, i, 50 * Payments.COIN);
            }
            chain.addListener(mempool);
        }

        void play(int events) {
            for (int i = 0; i < events; i++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> chain.accept(body());
                    case 2 -> chain.reorganise(Math.min(chain.depth(), 1 + random.nextInt(3)), body());
                    default -> submit();
                }
                check();
            }
        }

        private void submit() {
            Transaction transaction = newTransaction();
            OrphanPolicy policy = random.nextBoolean() ? OrphanPolicy.ALLOW : OrphanPolicy.FORBID;
            mempool.submit(transaction, Priority.HIGH, policy);
        }

        private Transaction newTransaction() {
            if (!known.isEmpty() && random.nextInt(5) == 0) {
                List<Transaction> old = List.copyOf(known.values());
                return old.get(random.nextInt(old.size()));
            }
            Transaction transaction = Payments.random(random, Payments.coins(chain, known.values()));
            known.put(transaction.id(), transaction);
            return transaction;
        }

        /** Some of the pool, some strangers, and some that conflict, in any order. */
        private List<Transaction> body() {
            List<Transaction> body = new ArrayList<>();
            for (MempoolEntry entry : inPool()) {
                if (random.nextInt(3) == 0) {
                    body.add(entry.transaction());
                }
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                body.add(newTransaction());
            }
            if (random.nextInt(3) == 0) {
                Collections.shuffle(body, random);
            }
            return body;
        }

        private List<MempoolEntry> inPool() {
            return mempool.entries(TransactionQuery.POOL).stream()
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
        }

        private void check() {
            Set<Outpoint> spent = new HashSet<>();
            Set<Hash> ids = inPool().stream().map(MempoolEntry::id).collect(Collectors.toSet());
            for (MempoolEntry entry : inPool()) {
                for (TransactionInput input : entry.transaction().inputs()) {
                    Outpoint outpoint = input.previousOutpoint();
                    assertThat(spent.add(outpoint))
                            .as("spent once: %s", outpoint)
                            .isTrue();
                    assertThat(ids.contains(outpoint.transactionId())
                                    || chain.get(outpoint).isPresent())
                            .as("exists: %s", outpoint)
                            .isTrue();
                }
            }
            checkOrphans();
            assertThat(mempool.revalidate()).isEmpty();
            assertThat(fromScratch()).isEqualTo(ids);
            checkTemplate(ids);
        }

        /** No orphan has all it needs, and none stands in the pool too. */
        private void checkOrphans() {
            assertThat(mempool.orphanCount()).isLessThanOrEqualTo(50);
            for (MempoolEntry orphan : mempool.entries(TransactionQuery.ORPHANS)) {
                assertThat(mempool.entry(orphan.id(), TransactionQuery.POOL)).isEmpty();
            }
        }

        /** The same transactions given to an empty pool, in an order that knows nothing of the first one. */
        private Set<Hash> fromScratch() {
            Mempool other = new Mempool(chain, MempoolConfig.of(PARAMS).withPlaces(1000, 1000), CLOCK);
            List<MempoolEntry> entries = new ArrayList<>(inPool());
            Collections.shuffle(entries, random);
            entries.forEach(entry -> other.submit(entry.transaction(), Priority.HIGH, OrphanPolicy.ALLOW));
            return other.entries(TransactionQuery.POOL).stream()
                    .map(MempoolEntry::id)
                    .collect(Collectors.toSet());
        }

        /** A selection spends nothing unknown, fits the limit, and is in order of fee rate. */
        private void checkTemplate(Set<Hash> ids) {
            List<Transaction> selected = mempool.selector().select();
            double last = Double.MAX_VALUE;
            long grams = 0;
            for (Transaction transaction : selected) {
                MempoolEntry entry =
                        mempool.entry(transaction.id(), TransactionQuery.POOL).orElseThrow();
                assertThat(entry.feeRate()).isLessThanOrEqualTo(last);
                last = entry.feeRate();
                grams += entry.massGrams();
                for (TransactionInput input : transaction.inputs()) {
                    assertThat(chain.get(input.previousOutpoint())).isPresent();
                    assertThat(ids).doesNotContain(input.previousOutpoint().transactionId());
                }
            }
            assertThat(grams).isLessThanOrEqualTo(PARAMS.maxBlockMass());
        }
    }
}
