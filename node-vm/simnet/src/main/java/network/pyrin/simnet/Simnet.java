package network.pyrin.simnet;

import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Signer;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.virtual.VirtualChange;

/**
 * Keeps a chain alive: mines its history, then goes on in real time until closed. On networks with proof of work a
 * {@link CpuMiner} finds the blocks instead, and there is no history. Where others mine it only pays.
 *
 * <p>Built once; {@link #mineHistory} and then {@link #start} are called by one thread, {@link #close} by any.
 */
public final class Simnet implements AutoCloseable {
    private static final long STOP_MILLIS_MAX = 10_000;

    private final ChainPort port;
    private final NetworkParams params;
    private final SimnetConfig config;
    private final CoinBook book;
    private final TrafficMaker traffic;
    private final RandomGenerator random;
    private final InstantSource time;
    private final RealClock clock;
    private final ConsensusListener coins;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /**
     * Prepares the wallets; reads the UTXO set once.
     *
     * @param port the node
     * @param config how lively
     * @param seed the wallets' secret
     * @param signer makes keys and signatures
     * @param random decides everything that is left to chance
     * @param time real time
     */
    public Simnet(
            ChainPort port,
            SimnetConfig config,
            WalletSeed seed,
            Signer signer,
            RandomGenerator random,
            InstantSource time) {
        this.port = port;
        this.config = config;
        this.random = random;
        this.time = time;
        this.params = port.consensus().params();
        this.clock = new RealClock(time);
        this.book = new CoinBook(
                seed.wallets(config.habits().wallets(), params.network().addressPrefix(), signer));
        this.traffic = new TrafficMaker(params, book, signer, random);
        this.coins = new ConsensusListener() {
            @Override
            public void blockAdded(Block block) {
                // only what virtual accepts changes coins
            }

            @Override
            public void virtualChanged(VirtualChange change) {
                book.apply(change.utxos());
            }
        };
        port.consensus().addListener(coins);
        book.load(port.consensus().utxos());
    }

    /**
     * Mines what is missing of the first part of the history, as fast as the node takes it. The rest of a long one is mined
     * after {@link #start}. On networks with proof of work this does nothing.
     *
     * @param progress told the number of blocks done, out of {@link #historyMissing}
     */
    public void mineHistory(IntConsumer progress) {
        int missing = historyMissing();
        if (missing == 0) {
            return;
        }
        LivingChain chain = chain(History.counting(missing, progress));
        new History(port, config).plan(chain, missing, time.millis());
        chain.run(MiningClock.virtual());
        progress.accept(missing); // a withheld block may never have been submitted
    }

    /**
     * Blocks of the first part of the history that are still to be mined.
     *
     * @return 0 on networks with proof of work, and once they are there
     */
    public int historyMissing() {
        long present = port.consensus().blocks().blockCount() - 1;
        return Math.clamp(SimnetConfig.FIRST_HISTORY_BLOCKS - present, 0, wholeHistoryMissing());
    }

    private int wholeHistoryMissing() {
        return params.skipProofOfWork() ? new History(port, config).missing() : 0;
    }

    /**
     * Mines the rest of the history as fast as its readers follow, then mines and pays in real time; on a thread of its own.
     *
     * @param readersKeepUp whether those who read the chain are near its end
     */
    public void start(BooleanSupplier readersKeepUp) {
        threads.add(Thread.ofPlatform().daemon().name("living-chain").start(() -> live(readersKeepUp)));
    }

    private void live(BooleanSupplier readersKeepUp) {
        LivingChain past = chain(_ -> {});
        new History(port, config).plan(past, wholeHistoryMissing(), time.millis());
        past.run(clock.paced(readersKeepUp));
        LivingChain chain = chain(_ -> {});
        long now = time.millis();
        boolean mines = config.blocksPerSecond() > 0;
        boolean finds = mines && params.skipProofOfWork();
        if (finds) {
            repeat(chain, now, config.blocksPerSecond(), chain::findBlock);
        } else if (mines) {
            startCpuMiner();
        }
        if (config.transactionsPerSecond() > 0) {
            repeat(chain, now, config.transactionsPerSecond(), finds ? chain::payOrConflict : chain::pay);
        }
        chain.run(clock);
    }

    private void startCpuMiner() {
        // The generator is not shared: the other thread uses its own all the time.
        CpuMiner cpuMiner =
                new CpuMiner(port, book.wallets().getFirst(), new SplittableRandom(random.nextLong()), clock, time);
        threads.add(Thread.ofPlatform().daemon().name("cpu-miner").start(cpuMiner));
    }

    /** Plans an action again and again, at random distances whose mean gives the rate. */
    private void repeat(LivingChain chain, long now, double perSecond, Runnable action) {
        long gap = Math.round(random.nextExponential() * 1_000 / perSecond);
        // A machine that cannot keep up lives more slowly instead of piling up events of the past.
        long at = Math.max(now, time.millis() - 1_000) + gap;
        chain.at(at, () -> {
            action.run();
            repeat(chain, at, perSecond, action);
        });
    }

    private LivingChain chain(LivingChain.Observer observer) {
        return new LivingChain(port, config.habits(), book, traffic, random, observer);
    }

    /** Stops mining and paying; what was submitted stays. */
    @Override
    public void close() {
        clock.stop();
        port.consensus().removeListener(coins);
        try {
            for (Thread thread : threads) {
                thread.join(STOP_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
