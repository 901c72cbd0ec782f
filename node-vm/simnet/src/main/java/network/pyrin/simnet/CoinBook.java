package network.pyrin.simnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.UtxoReader;
import network.pyrin.node.consensus.utxo.UtxoDiff;

/**
 * Which coins each wallet may spend now: virtual's UTXO set, less what pending transactions already spend. Follows
 * virtual by its diffs. Keeps at most {@link #COINS_PER_WALLET_MAX} coins a wallet; more are still on the chain, but not
 * traded. Thread-safe.
 */
final class CoinBook {
    static final int WALLETS_MAX = 1_000;
    static final int COINS_PER_WALLET_MAX = 4_000;

    private final List<Wallet> wallets;
    private final Map<ScriptPublicKey, Integer> owners = new HashMap<>();
    private final List<LinkedHashMap<Outpoint, UtxoEntry>> coins = new ArrayList<>();
    private final Map<Outpoint, Long> reservedUntilDaaScore = new HashMap<>();

    CoinBook(List<Wallet> wallets) {
        this.wallets = List.copyOf(wallets);
        for (Wallet wallet : wallets) {
            owners.put(wallet.script(), wallet.index());
            coins.add(new LinkedHashMap<>());
        }
    }

    /** Reads the whole UTXO set once. */
    synchronized void load(UtxoReader utxos) {
        coins.forEach(Map::clear);
        utxos.forEach(this::add);
    }

    /** Follows one change of virtual. A diff that the load already contained changes nothing. */
    synchronized void apply(UtxoDiff diff) {
        for (Map.Entry<Outpoint, UtxoEntry> spent : diff.removed().entrySet()) {
            Integer owner = owners.get(spent.getValue().scriptPublicKey());
            if (owner != null) {
                coins.get(owner).remove(spent.getKey());
                reservedUntilDaaScore.remove(spent.getKey());
            }
        }
        diff.added().forEach(this::add);
    }

    private void add(Outpoint outpoint, UtxoEntry entry) {
        Integer owner = owners.get(entry.scriptPublicKey());
        if (owner != null && coins.get(owner).size() < COINS_PER_WALLET_MAX) {
            coins.get(owner).put(outpoint, entry);
        }
    }

    /** The oldest coins of a wallet that can be spent at a DAA score, at most so many. */
    synchronized List<Coin> spendable(int wallet, long daaScore, long coinbaseMaturity, int countMax) {
        List<Coin> found = new ArrayList<>();
        for (Map.Entry<Outpoint, UtxoEntry> coin : coins.get(wallet).entrySet()) {
            UtxoEntry entry = coin.getValue();
            boolean mature =
                    !entry.coinbase() || Long.compareUnsigned(entry.blockDaaScore() + coinbaseMaturity, daaScore) <= 0;
            boolean free = reservedUntilDaaScore.getOrDefault(coin.getKey(), Long.MIN_VALUE) < daaScore;
            if (mature && free) {
                found.add(new Coin(coin.getKey(), entry));
                if (found.size() == countMax) {
                    break;
                }
            }
        }
        return found;
    }

    /** Marks coins as used until a DAA score, when whatever used them has failed. */
    synchronized void reserve(List<Coin> used, long untilDaaScore) {
        reservedUntilDaaScore.values().removeIf(until -> until < untilDaaScore - 100_000);
        used.forEach(coin -> reservedUntilDaaScore.put(coin.outpoint(), untilDaaScore));
    }

    synchronized int size(int wallet) {
        return coins.get(wallet).size();
    }

    List<Wallet> wallets() {
        return wallets;
    }
}
