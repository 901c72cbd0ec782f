package network.pyrin.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.Block;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcBlock;
import network.pyrin.noderpc.wire.SubmitBlockResponseMessage;
import network.pyrin.testing.TestWallet;

/**
 * Writes the history of a simnet node that nobody else mines on.
 *
 * <p>Two private chains go along. The mirror is told every block the node has. The fork is told the same, but from the first
 * block mined after a payment it stays behind, so that {@link #reorganise} can mine another, heavier branch from that point,
 * in which the payment's coins are spent otherwise. Used by one thread.
 */
public final class ChainDriver implements AutoCloseable {
    /** The smallest amount that fits the storage-mass limit comfortably: 0.2 PYI. */
    public static final long AMOUNT_MIN = 20_000_000;

    private static final int COINS_MAX = 80;
    private static final long FEE_PER_COIN = 2_000;
    private static final long HISTORY_INTERVAL_MILLIS = 500;
    private static final int PAYER_BLOCKS = 120;
    /** Blocks after the last one of the payer's maturity: its reward is accepted one block later. */
    private static final int SPARE_BLOCKS = 10;

    private final NodeClient node;
    private final TestWallet wallet;
    private final PrivateChain mirror;
    private final PrivateChain fork;
    private final List<Block> branch = new ArrayList<>();
    private Optional<Payment> payment = Optional.empty();

    private ChainDriver(NodeClient node, long walletSeed) {
        NativeSignatures signatures = new NativeSignatures();
        this.node = node;
        this.wallet = new TestWallet(signatures, walletSeed);
        this.mirror = new PrivateChain(signatures);
        this.fork = new PrivateChain(signatures);
    }

    /**
     * Connects and takes over what the node already has.
     *
     * @param host of the node's gRPC
     * @param port of the node's gRPC
     * @param walletSeed the same seed gives the same wallets
     * @return a driver
     */
    public static ChainDriver connect(String host, int port, long walletSeed) {
        NodeClient node = NodeClient.start(NodeClientConfig.of(host, port).expecting("simnet"));
        ChainDriver driver = new ChainDriver(node, walletSeed);
        driver.takeOver();
        return driver;
    }

    private void takeOver() {
        Hash low = PrivateChain.PARAMS.genesis().header().hash();
        boolean more = true;
        while (more) {
            Hash last = low;
            for (RpcBlock told : node.getBlocks(low, true, true).getBlocksList()) {
                Block block = RpcMapping.blockAsTold(told);
                if (!block.header().parentsByLevel().isEmpty()) {
                    mirror.insert(block);
                    fork.insert(block);
                }
                last = block.hash();
            }
            more = !last.equals(low);
            low = last;
        }
    }

    private TestWallet.Key key(Role role) {
        return wallet.key(role.ordinal());
    }

    /**
     * A wallet's address.
     *
     * @param role whose
     * @return its Schnorr address on simnet
     */
    public Address address(Role role) {
        return key(role).address(AddressPrefix.SIMNET);
    }

    /**
     * The tip of the selected chain.
     *
     * @return the node's sink, as the mirror knows it
     */
    public Hash sink() {
        return mirror.consensus().virtual().sink();
    }

    /**
     * The sink's blue score.
     *
     * @return as the mirror knows it
     */
    public long sinkBlueScore() {
        return mirror.consensus().virtual().sinkBlueScore();
    }

    /**
     * What an address of the test wallet holds at the sink, from the mirror's own UTXO set.
     *
     * @param address text form
     * @return leor
     */
    public long balance(String address) {
        for (Role role : Role.values()) {
            if (address(role).toString().equals(address)) {
                return mirror.balanceAtSink(key(role));
            }
        }
        throw new DriverException("not an address of the test wallet: " + address);
    }

    /** Mines back-dated blocks until the payer has mature coins. Does nothing if it has. */
    public void mature() {
        if (!fork.spendable(key(Role.PAYER)).isEmpty()) {
            return;
        }
        requireNoPayment();
        int count = PAYER_BLOCKS + (int) PrivateChain.PARAMS.coinbaseMaturity() + SPARE_BLOCKS;
        long start = System.currentTimeMillis() - count * HISTORY_INTERVAL_MILLIS;
        for (int i = 0; i < count; i++) {
            Role role = i < PAYER_BLOCKS ? Role.PAYER : Role.MINER;
            Block block = mirror.mineAt(key(role).schnorr(), start + i * HISTORY_INTERVAL_MILLIS);
            fork.insert(block);
            submit(block);
        }
    }

    /**
     * Hands a payment from payer to payee to the node's mempool. It is in no block yet. One made before stays, whatever
     * happens to it later.
     *
     * @param amount leor, at least {@link #AMOUNT_MIN}
     * @return the payment
     */
    public Payment pay(long amount) {
        if (amount < AMOUNT_MIN) {
            throw new DriverException("an amount must be at least " + AMOUNT_MIN + " leor, not " + amount);
        }
        keep();
        List<TestWallet.Coin> coins = choose(amount);
        long change = afterFee(coins) - amount;
        Transaction transaction = wallet.spend(
                coins,
                List.of(
                        new TransactionOutput(amount, key(Role.PAYEE).schnorr()),
                        new TransactionOutput(change, key(Role.PAYER).schnorr())));
        node.submitTransaction(RpcMapping.toWire(transaction));
        Payment made = new Payment(transaction, coins, amount, change, coins.size() * FEE_PER_COIN);
        payment = Optional.of(made);
        return made;
    }

    /** The fork takes in what was mined since the last payment. */
    private void keep() {
        if (payment.isPresent() && branch.isEmpty()) {
            throw new DriverException("the last payment is in no block yet; mine first");
        }
        branch.forEach(fork::insert);
        branch.clear();
        payment = Optional.empty();
    }

    private List<TestWallet.Coin> choose(long amount) {
        List<TestWallet.Coin> chosen = new ArrayList<>();
        for (TestWallet.Coin coin : fork.spendable(key(Role.PAYER))) {
            if (chosen.size() < COINS_MAX) {
                chosen.add(coin);
                if (afterFee(chosen) >= amount + AMOUNT_MIN) {
                    return chosen;
                }
            }
        }
        throw new DriverException("the payer cannot pay " + amount + " leor and keep change: its " + chosen.size()
                + " oldest mature coins are worth " + afterFee(chosen));
    }

    private static long afterFee(List<TestWallet.Coin> coins) {
        return coins.stream()
                .mapToLong(coin -> coin.entry().amount() - FEE_PER_COIN)
                .sum();
    }

    /**
     * Mines the node's own templates, with what is in its mempool. Transactions of one block are accepted by the next.
     *
     * @param count how many blocks
     * @return their hashes; the last one is the sink
     */
    public List<Hash> mine(int count) {
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Block block = RpcMapping.block(
                    node.getBlockTemplate(address(Role.MINER).toString(), "").getBlock());
            if (branch.isEmpty() && payment.isPresent()) {
                requireContains(block, payment.get().transaction().id());
            }
            submit(block);
            mirror.insert(block);
            if (payment.isPresent()) {
                branch.add(block);
            } else {
                fork.insert(block);
            }
            hashes.add(block.hash());
        }
        requireSink(hashes.getLast());
        return hashes;
    }

    private static void requireContains(Block block, Hash transaction) {
        if (block.transactions().stream().noneMatch(each -> each.id().equals(transaction))) {
            throw new DriverException("the node's template does not contain payment " + transaction);
        }
    }

    /**
     * Makes the node leave the blocks mined since the last payment for a heavier branch in which the payer spends the
     * payment's coins to itself.
     *
     * @return what was replaced by what
     */
    public Reorganisation reorganise() {
        Payment lost = payment.orElseThrow(() -> new DriverException("there is no payment to take back"));
        if (branch.isEmpty()) {
            throw new DriverException("no block was mined since the payment; mine at least one");
        }
        Transaction doubleSpend = doubleSpend(lost);
        List<Block> heavier = new ArrayList<>();
        heavier.add(fork.mine(key(Role.MINER).schnorr(), List.of(doubleSpend)));
        while (heavier.size() < branch.size() + 2) {
            heavier.add(fork.mine(key(Role.MINER).schnorr(), List.of()));
        }
        for (Block block : heavier) {
            submit(block);
            mirror.insert(block);
        }
        List<Hash> removed = branch.stream().map(Block::hash).toList();
        List<Hash> added = heavier.stream().map(Block::hash).toList();
        keep();
        requireSink(added.getLast());
        return new Reorganisation(removed, added, lost.transaction().id(), doubleSpend.id());
    }

    private Transaction doubleSpend(Payment lost) {
        TransactionOutput everything =
                new TransactionOutput(afterFee(lost.coins()), key(Role.PAYER).schnorr());
        Transaction transaction = wallet.spend(lost.coins(), List.of(everything));
        PopulatedTransaction populated = new PopulatedTransaction(
                transaction, lost.coins().stream().map(TestWallet.Coin::entry).toList());
        return transaction.withMass(
                new MassCalculator(PrivateChain.PARAMS).contextual(populated).orElseThrow());
    }

    private void requireNoPayment() {
        if (payment.isPresent()) {
            throw new DriverException("a payment is under way");
        }
    }

    private void requireSink(Hash expected) {
        String told = node.getSink().getSink();
        if (!told.equals(expected.toHex()) || !sink().equals(expected)) {
            throw new DriverException("the node's sink is " + told + " and ours " + sink() + ", not " + expected);
        }
    }

    private void submit(Block block) {
        SubmitBlockResponseMessage answer = node.submitBlock(RpcMapping.toWire(block), false);
        if (answer.getRejectReason() != SubmitBlockResponseMessage.RejectReason.NONE || answer.hasError()) {
            throw new DriverException("the node refuses block " + block.hash() + ": "
                    + answer.getError().getMessage());
        }
    }

    @Override
    public void close() {
        node.close();
        mirror.close();
        fork.close();
    }
}
