package network.pyrin.node.consensus;

import network.pyrin.chain.Transaction;
import network.pyrin.node.consensus.utxo.UtxoView;

/** Checks single transactions against virtual. Thread-safe. */
public interface TransactionChecker {
    /**
     * Checks a transaction as if it were mined now: alone (5.8), its lock time (5.9), what it spends (5.10). The mass rule is
     * skipped: the mass is computed and filled in.
     *
     * @param transaction any transaction that is not a coinbase
     * @param pool outputs of transactions that are not in blocks yet, looked at first; {@code outpoint -> Optional.empty()} for none
     * @return the verdict
     */
    MempoolVerdict validateForMempool(Transaction transaction, UtxoView pool);
}
