package network.pyrin.node.mempool;

import static network.pyrin.node.mempool.Payments.COIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.junit.jupiter.api.Test;

/** Each rule of admission, and what makes a transaction leave. */
class MempoolTest {
    private static final NetworkParams PARAMS = NetworkParams.of(NetworkId.DEVNET);

    private final ModelChain chain = new ModelChain(PARAMS);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Outpoint coin = Payments.mint(chain, 1, 100 * COIN);
    private final Outpoint otherCoin = Payments.mint(chain, 2, 100 * COIN);
    private final Mempool mempool = mempool(MempoolConfig.of(PARAMS));

    private Mempool mempool(MempoolConfig config) {
        Mempool pool = new Mempool(chain, config, now::get);
        chain.addListener(pool);
        return pool;
    }

    private MempoolOutcome submit(Transaction transaction) {
        return mempool.submit(transaction, Priority.HIGH, OrphanPolicy.FORBID);
    }

    private String refusal(Transaction transaction) {
        assertThat(submit(transaction)).isInstanceOf(MempoolOutcome.Rejected.class);
        return ((MempoolOutcome.Rejected) submit(transaction)).violation().message();
    }

    private static Outpoint output(Transaction transaction, int index) {
        return new Outpoint(transaction.id(), index);
    }

    private static Transaction withScript(Outpoint spent, long amount, ScriptPublicKey script) {
        return Payments.transaction(List.of(spent), List.of(new TransactionOutput(amount, script)));
    }

    @Test
    void aGoodTransactionWaitsWithItsMassAndFee() {
        Transaction payment = Payments.pay(List.of(coin), 40 * COIN, 59 * COIN);
        assertThat(submit(payment)).isInstanceOf(MempoolOutcome.Accepted.class);
        MempoolEntry entry = mempool.entry(payment.id(), TransactionQuery.POOL).orElseThrow();
        assertThat(entry.feeLeor()).isEqualTo(COIN);
        assertThat(entry.massGrams()).isEqualTo(entry.transaction().mass()).isPositive();
        assertThat(entry.orphan()).isFalse();
        assertThat(mempool.size()).isEqualTo(1);
        assertThat(mempool.byScript(Payments.SCRIPT, TransactionQuery.ALL).sending())
                .hasSize(1);
        assertThat(mempool.byScript(Payments.SCRIPT, TransactionQuery.ALL).receiving())
                .hasSize(1);
        assertThat(mempool.byScript(new ScriptPublicKey(0, Bytes.EMPTY), TransactionQuery.ALL)
                        .sending())
                .isEmpty();
    }

    @Test
    void duplicatesAndDoubleSpendsAreRefused() {
        Transaction first = Payments.pay(List.of(coin), 99 * COIN);
        Transaction second = Payments.pay(List.of(coin), 98 * COIN);
        submit(first);
        assertThat(refusal(first)).isEqualTo("transaction " + first.id() + " is already in the mempool");
        assertThat(refusal(second))
                .isEqualTo("output (" + coin.transactionId() + ", 0) already spent by transaction " + first.id()
                        + " in the memory pool");
    }

    @Test
    void unusualTransactionsAreRefused() {
        assertThat(refusal(Payments.pay(List.of(coin), 599)))
                .endsWith("is not standard: transaction output #0: payment of 599 is dust");
        assertThat(refusal(withScript(coin, COIN, new ScriptPublicKey(0, Bytes.ofHex("51")))))
                .endsWith("transaction output #0: non-standard script form");
        assertThat(refusal(withScript(coin, COIN, new ScriptPublicKey(1, Bytes.ofHex("51")))))
                .endsWith("the version of the scriptPublicKey is higher than the known version");
        assertThat(refusal(Payments.pay(List.of(coin), 100 * COIN - 10)))
                .contains("transaction has 10 fees which is under the required amount of ");
        assertThat(refusal(new Transaction(
                        1,
                        List.of(new TransactionInput(coin, Bytes.EMPTY, 0, 1)),
                        List.of(),
                        0,
                        SubnetworkId.NATIVE,
                        0,
                        Bytes.EMPTY,
                        0)))
                .endsWith("transaction version 1 is not in the valid range of 0-0");
        TransactionInput heavy = new TransactionInput(coin, Bytes.wrap(new byte[1651]), 0, 1);
        assertThat(refusal(new Transaction(0, List.of(heavy), List.of(), 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0)))
                .endsWith("signature script size of 1651 bytes is larger than the maximum allowed size of 1650 bytes");
        TransactionInput busy = new TransactionInput(coin, Bytes.EMPTY, 0, 200);
        assertThat(refusal(new Transaction(0, List.of(busy), List.of(), 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0)))
                .contains("is larger than max allowed size of 100000");
    }

    @Test
    void unusualInputsAreRefused() {
        Outpoint odd = new Outpoint(new Hash(9, 9, 9, 9), 0);
        chain.mint(odd, new UtxoEntry(COIN, new ScriptPublicKey(0, Bytes.ofHex("51")), 0, false));
        assertThat(refusal(Payments.pay(List.of(odd), COIN - 100_000))).endsWith("input 0: non-standard script form");
    }

    @Test
    void storageMassCountsEvenWhereConsensusDoesNotCountIt() {
        assertThat(refusal(Payments.pay(List.of(coin), 1000, 99 * COIN)))
                .contains("transaction mass in context (including storage mass) of ");
    }

    @Test
    void manyOutputsMustPayForThemselves() {
        long[] five = {20 * COIN, 20 * COIN, 20 * COIN, 20 * COIN, 19 * COIN};
        Transaction spam = Payments.pay(List.of(coin), five);
        assertThat(refusal(spam)).isEqualTo("Rejected spam tx " + spam.id() + " from mempool");
        five[4] = 15 * COIN;
        assertThat(submit(Payments.pay(List.of(coin), five))).isInstanceOf(MempoolOutcome.Accepted.class);
    }

    @Test
    void coinbasesAreRefused() {
        Transaction coinbase = PARAMS.genesis().coinbase();
        assertThat(refusal(coinbase)).isEqualTo("transaction " + coinbase.id() + " is invalid");
    }

    @Test
    void anIndexThatAWaitingParentDoesNotHaveIsAnOrphan() {
        Transaction parent = Payments.pay(List.of(coin), 99 * COIN);
        submit(parent);
        for (int index : new int[] {1, Integer.MAX_VALUE, -1}) {
            assertThat(refusal(Payments.pay(List.of(output(parent, index)), COIN)))
                    .endsWith("is an orphan where orphan is disallowed");
        }
    }

    @Test
    void orphansWaitForTheirParents() {
        Transaction parent = Payments.pay(List.of(coin), 99 * COIN);
        Transaction child = Payments.pay(List.of(output(parent, 0)), 98 * COIN);
        Transaction grandchild = Payments.pay(List.of(output(child, 0)), 97 * COIN);
        assertThat(mempool.submit(grandchild, Priority.LOW, OrphanPolicy.ALLOW))
                .isInstanceOf(MempoolOutcome.Orphaned.class);
        assertThat(mempool.submit(child, Priority.LOW, OrphanPolicy.ALLOW)).isInstanceOf(MempoolOutcome.Orphaned.class);
        assertThat(mempool.entry(child.id(), TransactionQuery.POOL)).isEmpty();
        assertThat(mempool.entry(child.id(), TransactionQuery.ALL).orElseThrow().orphan())
                .isTrue();
        assertThat(((MempoolOutcome.Accepted) submit(parent)).transactions())
                .extracting(Transaction::id)
                .containsExactly(parent.id(), child.id(), grandchild.id());
        assertThat(mempool.orphanCount()).isZero();
        assertThat(mempool.selector().select()).hasSize(1);
    }

    @Test
    void orphansComeInWhenABlockBringsTheirParent() {
        Transaction parent = Payments.pay(List.of(coin), 99 * COIN);
        Transaction child = Payments.pay(List.of(output(parent, 0)), 98 * COIN);
        mempool.submit(child, Priority.LOW, OrphanPolicy.ALLOW);
        chain.accept(List.of(parent));
        assertThat(mempool.entry(child.id(), TransactionQuery.POOL)).isPresent();
    }

    @Test
    void orphanRules() {
        Mempool small = mempool(MempoolConfig.of(PARAMS).withPlaces(10, 2));
        List<Transaction> orphans = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            orphans.add(Payments.pay(List.of(new Outpoint(new Hash(5, 5, 5, i), 0)), COIN));
        }
        small.submit(orphans.get(0), Priority.LOW, OrphanPolicy.ALLOW);
        assertThat(rejected(small.submit(orphans.get(0), Priority.LOW, OrphanPolicy.ALLOW)))
                .isInstanceOf(MempoolViolation.RejectDuplicateOrphan.class);
        assertThat(rejected(small.submit(
                        Payments.pay(List.of(new Outpoint(new Hash(5, 5, 5, 0), 0)), 2 * COIN),
                        Priority.LOW,
                        OrphanPolicy.ALLOW)))
                .isInstanceOf(MempoolViolation.RejectDoubleSpendOrphan.class);
        small.submit(orphans.get(1), Priority.HIGH, OrphanPolicy.ALLOW);
        small.submit(orphans.get(2), Priority.HIGH, OrphanPolicy.ALLOW);
        assertThat(small.entry(orphans.get(0).id(), TransactionQuery.ORPHANS)).isEmpty();
        assertThat(rejected(small.submit(orphans.get(3), Priority.HIGH, OrphanPolicy.ALLOW)))
                .isEqualTo(new MempoolViolation.RejectOrphanPoolIsFull(2, 2));
    }

    private static MempoolViolation rejected(MempoolOutcome outcome) {
        return ((MempoolOutcome.Rejected) outcome).violation();
    }

    @Test
    void aFullPoolLetsTheWorstPeerTransactionGo() {
        Mempool small = mempool(MempoolConfig.of(PARAMS).withPlaces(2, 2));
        Outpoint third = Payments.mint(chain, 3, 100 * COIN);
        Transaction cheap = Payments.pay(List.of(coin), 100 * COIN - 10_000);
        Transaction dear = Payments.pay(List.of(otherCoin), 99 * COIN);
        Transaction next = Payments.pay(List.of(third), 98 * COIN);
        small.submit(cheap, Priority.LOW, OrphanPolicy.FORBID);
        small.submit(dear, Priority.HIGH, OrphanPolicy.FORBID);
        assertThat(small.submit(next, Priority.HIGH, OrphanPolicy.FORBID)).isInstanceOf(MempoolOutcome.Accepted.class);
        assertThat(small.entry(cheap.id(), TransactionQuery.POOL)).isEmpty();
        assertThat(rejected(small.submit(cheap, Priority.HIGH, OrphanPolicy.FORBID)))
                .isEqualTo(new MempoolViolation.RejectMempoolIsFull(2, 2));
    }

    @Test
    void acceptedOnesLeaveAndAreRemembered() {
        Transaction parent = Payments.pay(List.of(coin), 99 * COIN);
        Transaction child = Payments.pay(List.of(output(parent, 0)), 98 * COIN);
        submit(parent);
        submit(child);
        long before = mempool.revision();
        chain.accept(List.of(parent));
        assertThat(mempool.revision()).isNotEqualTo(before);
        assertThat(refusal(parent)).isEqualTo("transaction " + parent.id() + " was already accepted by the consensus");
        assertThat(mempool.selector().select()).extracting(Transaction::id).containsExactly(child.id());
    }

    @Test
    void aReorganisationBringsMemoryAndPoolBack() {
        Transaction payment = Payments.pay(List.of(coin), 99 * COIN);
        Transaction rival = Payments.pay(List.of(coin), 98 * COIN);
        Transaction child = Payments.pay(List.of(output(payment, 0)), 97 * COIN);
        chain.accept(List.of(payment));
        chain.accept(List.of());
        submit(child);
        chain.reorganise(2, List.of(rival));
        assertThat(mempool.size()).isZero();
        assertThat(refusal(payment)).endsWith("is an orphan where orphan is disallowed");
        chain.reorganise(1, List.of());
        assertThat(submit(payment)).isInstanceOf(MempoolOutcome.Accepted.class);
        assertThat(refusal(rival)).contains("already spent by transaction " + payment.id());
    }

    @Test
    void peerTransactionsExpireAndClientsDoNot() {
        Transaction low = Payments.pay(List.of(coin), 99 * COIN);
        Transaction high = Payments.pay(List.of(otherCoin), 99 * COIN);
        mempool.submit(low, Priority.LOW, OrphanPolicy.FORBID);
        submit(high);
        for (int i = 0; i < 70; i++) {
            chain.accept(List.of());
        }
        assertThat(mempool.size()).as("the clock has not moved").isEqualTo(2);
        now.set(Instant.EPOCH.plusSeconds(70));
        chain.accept(List.of());
        assertThat(mempool.entries(TransactionQuery.POOL))
                .extracting(MempoolEntry::id)
                .containsExactly(high.id());
    }

    @Test
    void theSelectionFillsTheRoomOfRefusedOnes() {
        List<MempoolEntry> candidates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Transaction transaction = Payments.pay(List.of(new Outpoint(new Hash(7, 7, 7, i), 0)), COIN);
            candidates.add(new MempoolEntry(transaction, List.of(), 100 - i, 40, 40, Priority.HIGH, 0, false));
        }
        FeeRateSelector selector = new FeeRateSelector(candidates, 100);
        List<Transaction> first = selector.select();
        assertThat(first)
                .containsExactly(
                        candidates.get(0).transaction(), candidates.get(1).transaction());
        selector.reject(first.get(0).id());
        assertThat(selector.select()).containsExactly(candidates.get(2).transaction());
        assertThat(selector.select()).isEqualTo(Collections.emptyList());
        assertThat(selector.rejected()).containsExactly(first.get(0).id());
    }
}
