package network.pyrin.node.mempool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;

/** Makes transactions for the model chain, where nobody checks signatures. */
final class Payments {
    static final long COIN = ChainConstants.LEOR_PER_COIN;
    static final ScriptPublicKey SCRIPT =
            StandardScripts.payTo(new Address(AddressPrefix.SIMNET, AddressVersion.PUB_KEY, Bytes.wrap(new byte[32])));

    private Payments() {}

    record Coin(Outpoint outpoint, long amount) {}

    static Transaction pay(List<Outpoint> spent, long... amounts) {
        List<TransactionOutput> outputs = new ArrayList<>();
        for (long amount : amounts) {
            outputs.add(new TransactionOutput(amount, SCRIPT));
        }
        return transaction(spent, outputs);
    }

    static Transaction transaction(List<Outpoint> spent, List<TransactionOutput> outputs) {
        List<TransactionInput> inputs = spent.stream()
                .map(outpoint -> new TransactionInput(outpoint, Bytes.wrap(new byte[66]), 0, 1))
                .toList();
        return new Transaction(0, inputs, outputs, 0, SubnetworkId.NATIVE, 0, Bytes.EMPTY, 0);
    }

    /** Puts a coin into the model's set. */
    static Outpoint mint(ModelChain chain, long number, long amount) {
        Outpoint outpoint = new Outpoint(new Hash(1, 0, 0, number), 0);
        chain.mint(outpoint, new UtxoEntry(amount, SCRIPT, 0, false));
        return outpoint;
    }

    /** A payment from one or two of the coins to one or two outputs, with a random fee. */
    static Transaction random(RandomGenerator random, List<Coin> coins) {
        Coin first = coins.get(random.nextInt(coins.size()));
        Coin second = coins.get(random.nextInt(coins.size()));
        boolean both = !first.equals(second) && random.nextInt(3) == 0;
        long sum = first.amount() + (both ? second.amount() : 0);
        long fee = 10_000 + random.nextInt(100_000);
        List<Outpoint> spent = both ? List.of(first.outpoint(), second.outpoint()) : List.of(first.outpoint());
        return random.nextBoolean() ? pay(spent, sum - fee) : pay(spent, sum / 2, sum - sum / 2 - fee);
    }

    /** Everything that can be spent: the set's coins and outputs of known transactions, spent or not. */
    static List<Coin> coins(ModelChain chain, Collection<Transaction> known) {
        List<Coin> coins = new ArrayList<>();
        chain.all().forEach((outpoint, entry) -> coins.add(new Coin(outpoint, entry.amount())));
        for (Transaction transaction : known) {
            for (int i = 0; i < transaction.outputs().size(); i++) {
                coins.add(new Coin(
                        new Outpoint(transaction.id(), i),
                        transaction.outputs().get(i).value()));
            }
        }
        coins.removeIf(coin -> coin.amount() < COIN);
        coins.sort((a, b) -> a.outpoint().compareTo(b.outpoint()));
        return coins;
    }
}
