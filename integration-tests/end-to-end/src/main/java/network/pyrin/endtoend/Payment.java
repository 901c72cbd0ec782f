package network.pyrin.endtoend;

import java.util.List;
import network.pyrin.chain.Transaction;
import network.pyrin.testing.TestWallet;

/**
 * A payment from payer to payee that was handed to the node.
 *
 * @param transaction as submitted
 * @param coins what it spends
 * @param amount leor that the payee receives
 * @param change leor that the payer gets back
 * @param fee leor that the miner receives
 */
public record Payment(Transaction transaction, List<TestWallet.Coin> coins, long amount, long change, long fee) {
    /** Copies the list. */
    public Payment {
        coins = List.copyOf(coins);
    }
}
