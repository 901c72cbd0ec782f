package network.pyrin.simnet;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.Header;
import network.pyrin.chain.HeaderHashing;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.PowState;
import network.pyrin.crypto.PowVersion;
import network.pyrin.crypto.Uint256;
import network.pyrin.node.consensus.BlockTemplate;
import network.pyrin.node.consensus.TemplateOutcome;

/**
 * Mines with real proof of work on one core, part of the time: it hashes in slices and rests between them, so that a
 * laptop stays cool; difficulty adjusts to what it does. Run by one thread.
 */
final class CpuMiner implements Runnable {
    private static final int HASHES_PER_SLICE = 4_096;
    private static final long TEMPLATE_MILLIS_MAX = 500;
    private static final int REST_PER_WORK = 1;

    private final ChainPort port;
    private final Wallet wallet;
    private final RandomGenerator random;
    private final RealClock clock;
    private final InstantSource time;

    CpuMiner(ChainPort port, Wallet wallet, RandomGenerator random, RealClock clock, InstantSource time) {
        this.port = port;
        this.wallet = wallet;
        this.random = random;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public void run() {
        while (clock.waitUntil(0)) {
            mineOnce();
        }
    }

    private void mineOnce() {
        long began = time.millis();
        if (port.template(wallet.script()) instanceof TemplateOutcome.Built built) {
            work(built.template(), began);
        } else {
            clock.waitUntil(began + TEMPLATE_MILLIS_MAX);
        }
    }

    /** Works on one template until a block is found, virtual moves or the template is old. */
    private void work(BlockTemplate template, long began) {
        Header header = template.block().header();
        PowState pow = PowState.of(
                HeaderHashing.prePowHash(header), header.timestampMillis(), PowVersion.ofDaaScore(header.daaScore()));
        Uint256 target = CompactTarget.toTarget(header.bits());
        long nonce = random.nextLong();
        boolean current = true;
        while (current) {
            long sliceBegan = time.millis();
            for (int i = 0; i < HASHES_PER_SLICE; i++, nonce++) {
                if (pow.meets(nonce, target)) {
                    Header found = header.withNonce(header.timestampMillis(), nonce);
                    port.consensus().insert(new Block(found, template.block().transactions()));
                    return;
                }
            }
            long now = time.millis();
            boolean goOn = clock.waitUntil(now + (now - sliceBegan) * REST_PER_WORK);
            current = goOn
                    && now - began < TEMPLATE_MILLIS_MAX
                    && port.consensus().virtual().revision() == template.revision();
        }
    }
}
