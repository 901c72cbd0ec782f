package network.pyrin.simnet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Bytes;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.consensus.TransactionSelector;
import network.pyrin.node.consensus.virtual.VirtualState;

/**
 * The events of a living chain in order of time: a miner finds a block on the virtual it sees and submits it a delay
 * later, a wallet pays, two wallets' payments conflict in parallel blocks. Run by one thread, on any {@link MiningClock}.
 */
final class LivingChain {
    /** Blocks waiting to be submitted at the same time; more would only be a backlog. */
    private static final int PENDING_MAX = 1_000;

    /** Payments made while virtual stands still: with nobody mining they would only fill the mempool. */
    private static final int PAID_PER_REVISION_MAX = 200;

    /** Receives what the chain does, for progress and for counting. */
    interface Observer {
        void submitted(BlockOutcome outcome);
    }

    private record Event(long atMillis, long order, Runnable action) {}

    private record Withheld(Block block, long dueAtCount) {}

    private final ChainPort port;
    private final MinerHabits habits;
    private final CoinBook book;
    private final TrafficMaker traffic;
    private final RandomGenerator random;
    private final Observer observer;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::order));
    private final List<Withheld> withheld = new ArrayList<>();
    private long order;
    private long nowMillis;
    private long submitted;
    private int pending;
    private long paidAtRevision = -1;
    private int paid;

    LivingChain(
            ChainPort port,
            MinerHabits habits,
            CoinBook book,
            TrafficMaker traffic,
            RandomGenerator random,
            Observer observer) {
        this.port = port;
        this.habits = habits;
        this.book = book;
        this.traffic = traffic;
        this.random = random;
        this.observer = observer;
    }

    /** Plans an event. */
    void at(long millis, Runnable action) {
        events.add(new Event(millis, order++, action));
    }

    /** Runs events in order until none is left, or the clock says stop. */
    void run(MiningClock clock) {
        while (!events.isEmpty()) {
            Event next = events.peek();
            if (!clock.waitUntil(next.atMillis())) {
                return;
            }
            events.poll();
            nowMillis = next.atMillis();
            next.action().run();
        }
    }

    long nowMillis() {
        return nowMillis;
    }

    /** A random miner takes a template now; its block is submitted later. */
    void findBlock() {
        Wallet miner = book.wallets().get(random.nextInt(habits.miners()));
        if (port.template(miner.script()) instanceof TemplateOutcome.Built built && pending < PENDING_MAX) {
            Block block = seal(built.template().block());
            if (random.nextInt(habits.withholdEvery()) == 0) {
                withheld.add(new Withheld(block, submitted + habits.withholdUntil()));
            } else {
                submitLater(block);
            }
        }
    }

    /** Gives a template's header the event's time and a random nonce, which decides the block's level. */
    private Block seal(Block template) {
        VirtualState virtual = port.consensus().virtual();
        long timestamp = Math.max(nowMillis, virtual.pastMedianTimeMillis() + 1);
        return new Block(template.header().withNonce(timestamp, random.nextLong()), template.transactions());
    }

    private void submitLater(Block block) {
        int delay = random.nextInt(habits.delayMillisMin(), habits.delayMillisMax());
        pending++;
        at(nowMillis + delay, () -> {
            pending--;
            submit(block);
        });
    }

    private void submit(Block block) {
        observer.submitted(port.consensus().insert(block));
        submitted++;
        List<Withheld> due =
                withheld.stream().filter(w -> w.dueAtCount() <= submitted).toList();
        withheld.removeAll(due);
        due.forEach(w -> submit(w.block()));
    }

    /** One payment goes to the mempool, or two conflicting ones into two blocks found at once. */
    void payOrConflict() {
        if (random.nextInt(habits.conflictEvery()) == 0) {
            traffic.nextConflict(port.consensus().virtual().daaScore()).ifPresent(this::mineInParallel);
        } else {
            pay();
        }
    }

    /** One payment goes to the mempool. Where no block comes to take them, no more are made after a while. */
    void pay() {
        VirtualState virtual = port.consensus().virtual();
        if (virtual.revision() != paidAtRevision) {
            paidAtRevision = virtual.revision();
            paid = 0;
        }
        if (paid < PAID_PER_REVISION_MAX) {
            paid++;
            traffic.next(virtual.daaScore()).ifPresent(port::offer);
        }
    }

    private void mineInParallel(List<Transaction> conflicting) {
        List<Block> blocks = new ArrayList<>();
        for (Transaction transaction : conflicting) {
            Wallet miner = book.wallets().get(blocks.size() % habits.miners());
            mine(miner, transaction).ifPresent(blocks::add);
        }
        blocks.forEach(this::submitLater);
    }

    private Optional<Block> mine(Wallet miner, Transaction transaction) {
        TransactionSelector only = TransactionSelector.of(List.of(transaction));
        return switch (port.consensus().templates().build(miner.script(), Bytes.EMPTY, only)) {
            case TemplateOutcome.Built built ->
                Optional.of(seal(built.template().block()));
            case TemplateOutcome.Refused _ -> Optional.empty();
        };
    }
}
