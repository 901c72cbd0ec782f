package network.pyrin.simnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Signer;

/**
 * Makes small payments between the wallets: one to six inputs, one to eight outputs, within the limits that the mempool
 * sets for everybody (storage mass, and the rule against many outputs from few inputs). Wallets with many coins join
 * them, wallets with few split them, so that the number of coins stays about the same.
 */
final class TrafficMaker {
    /** Smaller outputs cost more storage mass than a transaction may have. */
    static final long OUTPUT_MIN_LEOR = 20_000_000;

    /** The mempool refuses heavier ones. */
    static final long MASS_MAX = 100_000;

    private static final int INPUTS_MAX = 6;
    private static final int EXTRA_OUTPUTS_MAX = 2;
    private static final int MANY_COINS = 60;
    private static final int ATTEMPTS = 6;
    private static final long FEE_PER_GRAM_MAX = 5;
    private static final int RESERVATION_SECONDS = 60;

    private final NetworkParams params;
    private final CoinBook book;
    private final Payments payments;
    private final MassCalculator masses;
    private final RandomGenerator random;

    TrafficMaker(NetworkParams params, CoinBook book, Signer signer, RandomGenerator random) {
        this.params = params;
        this.book = book;
        this.payments = new Payments(signer, random);
        this.masses = new MassCalculator(params);
        this.random = random;
    }

    /** Coins of one wallet and what may be done with them. */
    private record Purse(Wallet wallet, List<Coin> coins) {
        long total() {
            return coins.stream().mapToLong(coin -> coin.entry().amount()).reduce(0, Math::addExact);
        }
    }

    /**
     * The next payment, its coins reserved; empty while no wallet has mature coins.
     *
     * @param daaScore virtual's
     * @return a signed transaction, mass field 0
     */
    Optional<Transaction> next(long daaScore) {
        return choosePurse(daaScore).flatMap(purse -> tryToPay(purse).map(transaction -> {
            book.reserve(purse.coins(), daaScore + RESERVATION_SECONDS * params.blocksPerSecond());
            return transaction;
        }));
    }

    /**
     * Two payments that spend the same coins, with their committed masses, for two parallel blocks.
     *
     * @param daaScore virtual's
     * @return two transactions of different ids, or empty
     */
    Optional<List<Transaction>> nextConflict(long daaScore) {
        return choosePurse(daaScore).flatMap(purse -> {
            Optional<Transaction> first = tryToPay(purse);
            Optional<Transaction> second = tryToPay(purse);
            if (first.isEmpty()
                    || second.isEmpty()
                    || first.get().id().equals(second.get().id())) {
                return Optional.empty();
            }
            book.reserve(purse.coins(), daaScore + RESERVATION_SECONDS * params.blocksPerSecond());
            return Optional.of(
                    List.of(commitMass(first.get(), purse, daaScore), commitMass(second.get(), purse, daaScore)));
        });
    }

    private Transaction commitMass(Transaction transaction, Purse purse, long daaScore) {
        if (!params.storageMassActive(daaScore)) {
            return transaction;
        }
        return transaction.withMass(
                masses.contextual(Payments.populate(transaction, purse.coins())).orElseThrow());
    }

    private Optional<Purse> choosePurse(long daaScore) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Wallet wallet = book.wallets().get(random.nextInt(book.wallets().size()));
            boolean rich = book.size(wallet.index()) > MANY_COINS;
            int wanted = rich ? random.nextInt(3, INPUTS_MAX + 1) : random.nextInt(1, 4);
            List<Coin> coins = book.spendable(wallet.index(), daaScore, params.coinbaseMaturity(), wanted);
            if (!coins.isEmpty()) {
                return Optional.of(new Purse(wallet, coins));
            }
        }
        return Optional.empty();
    }

    private Optional<Transaction> tryToPay(Purse purse) {
        long feePerGram = random.nextLong(1, FEE_PER_GRAM_MAX + 1);
        int outputs = chooseOutputCount(purse);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Transaction> made = pay(purse, Math.max(1, outputs - attempt), feePerGram);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    private int chooseOutputCount(Purse purse) {
        boolean rich = book.size(purse.wallet().index()) > MANY_COINS;
        return rich ? random.nextInt(1, 3) : random.nextInt(1, purse.coins().size() + EXTRA_OUTPUTS_MAX + 1);
    }

    private Optional<Transaction> pay(Purse purse, int outputCount, long feePerGram) {
        // The mass does not depend on amounts but for storage mass, so a first draft tells the fee.
        Transaction draft = payments.pay(purse.wallet(), purse.coins(), outputs(purse, outputCount, 0));
        if (draft.outputs().isEmpty()) {
            return Optional.empty();
        }
        long fee = Math.multiplyExact(masses.compute(draft), feePerGram);
        List<TransactionOutput> outputs = outputs(purse, outputCount, fee);
        if (outputs.isEmpty()) {
            return Optional.empty();
        }
        Transaction transaction = payments.pay(purse.wallet(), purse.coins(), outputs);
        PopulatedTransaction populated = Payments.populate(transaction, purse.coins());
        OptionalLong mass = masses.contextual(populated);
        boolean light = mass.isPresent() && Long.compareUnsigned(mass.getAsLong(), MASS_MAX) <= 0;
        return light ? Optional.of(transaction) : Optional.empty();
    }

    /** Random shares of what the purse holds less the fee, none below the minimum; empty if there is too little. */
    private List<TransactionOutput> outputs(Purse purse, int count, long fee) {
        long free = purse.total() - fee - Math.multiplyExact(OUTPUT_MIN_LEOR, count);
        List<TransactionOutput> outputs = new ArrayList<>();
        if (free < 0) {
            return outputs;
        }
        for (int i = 0; i < count; i++) {
            long share = i == count - 1 ? free : random.nextLong(free + 1);
            free -= share;
            Wallet to = book.wallets().get(random.nextInt(book.wallets().size()));
            outputs.add(new TransactionOutput(OUTPUT_MIN_LEOR + share, to.script()));
        }
        return outputs;
    }
}
