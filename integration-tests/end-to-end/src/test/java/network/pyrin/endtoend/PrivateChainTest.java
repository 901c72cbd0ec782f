package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.pyrin.chain.Block;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.testing.TestWallet;
import org.junit.jupiter.api.Test;

/** Two consensus instances that are told each other's branches agree on the heavier one, whatever they saw first. */
class PrivateChainTest {
    private static final int HISTORY = 1_020;

    private final NativeSignatures signatures = new NativeSignatures();
    private final TestWallet wallet = new TestWallet(signatures, 1);
    private final TestWallet.Key payer = wallet.key(0);
    private final TestWallet.Key payee = wallet.key(1);
    private final TestWallet.Key miner = wallet.key(2);

    @Test
    void theHeavierBranchDecidesWhichSpendIsAccepted() {
        try (PrivateChain left = new PrivateChain(signatures);
                PrivateChain right = new PrivateChain(signatures)) {
            long start = System.currentTimeMillis() - HISTORY * 500L;
            for (int i = 0; i < HISTORY; i++) {
                right.insert(left.mineAt(i < 5 ? payer.schnorr() : miner.schnorr(), start + i * 500L));
            }
            TestWallet.Coin coin = left.spendable(payer).getFirst();
            long before = left.balanceAtSink(payer);
            Block payment = left.mine(miner.schnorr(), List.of(spend(coin, payee)));
            Block acceptance = left.mine(miner.schnorr(), List.of());
            assertThat(left.balanceAtSink(payee)).isEqualTo(coin.entry().amount() - 10_000);
            List<Block> heavier = List.of(
                    right.mine(miner.schnorr(), List.of(spend(coin, payer))),
                    right.mine(miner.schnorr(), List.of()),
                    right.mine(miner.schnorr(), List.of()));
            heavier.forEach(left::insert);
            right.insert(payment);
            right.insert(acceptance);
            for (PrivateChain each : List.of(left, right)) {
                assertThat(each.consensus().virtual().sink())
                        .isEqualTo(heavier.getLast().hash());
                assertThat(each.balanceAtSink(payee)).isZero();
                assertThat(each.balanceAtSink(payer)).isEqualTo(before - 10_000);
            }
            assertThat(left.consensus().virtual().commitment().hash())
                    .isEqualTo(right.consensus().virtual().commitment().hash());
        }
    }

    private Transaction spend(TestWallet.Coin coin, TestWallet.Key to) {
        TransactionOutput output = new TransactionOutput(coin.entry().amount() - 10_000, to.schnorr());
        Transaction transaction = wallet.spend(List.of(coin), List.of(output));
        return transaction.withMass(new MassCalculator(PrivateChain.PARAMS)
                .contextual(new PopulatedTransaction(transaction, List.of(coin.entry())))
                .orElseThrow());
    }
}
