package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.webhooks.WebhookBody.Activity;

/** One random life of a chain, its watchers and everything that goes wrong. */
final class RandomLife {
    private static final int CHANGES = 70;
    private static final List<String> ADDRESSES = List.of("pyrinsim:a", "pyrinsim:b", "pyrinsim:c");
    private static final Set<ActivityKind> ALL = EnumSet.allOf(ActivityKind.class);

    private final SplittableRandom random;
    private final SimulatedChain chain;
    private final AlertsWorld world;
    private final int popMax;
    private final int pushMax;
    private final int reindexPercent;
    private final List<Set<String>> hints = new ArrayList<>();
    private final Map<String, Set<ActivityKind>> hooks = new HashMap<>();
    private int setsBack;

    /** Begins; how deep reorgs go, how much a change adds at most, and how often the read model is made anew. */
    RandomLife(MongoDatabase database, SplittableRandom random, int popMax, int pushMax, int reindexPercent) {
        this.random = random;
        this.chain = new SimulatedChain(database, random, ADDRESSES);
        this.world = new AlertsWorld(database, random);
        world.reading = (hook, address, from) -> truth(hook, chain.readable(address), from);
        this.popMax = popMax;
        this.pushMax = pushMax;
        this.reindexPercent = reindexPercent;
        for (int i = 0; i < 5; i++) {
            chain.change(0, 20, () -> {});
        }
        chain.forgetBirths();
        register("everything", ALL);
        register("incoming", EnumSet.of(ActivityKind.RECEIVED));
        world.crashes = random.nextInt(4);
        world.failures = random.nextInt(30);
        world.lostAnswers = random.nextInt(20);
        world.overtake(() -> {
            if (random.nextBoolean()) {
                world.look(Set.copyOf(ADDRESSES));
            } else {
                world.deliverOne();
            }
        });
    }

    private void register(String id, Set<ActivityKind> kinds) {
        hooks.put(id, kinds);
        world.register(id, kinds, ADDRESSES);
    }

    /** From now on crashes set the database back, and perhaps the queue with it. */
    RandomLife settingBack(DurableWrites durable, EarlierStates.Rule rule) {
        world.crashes += 2;
        world.setBack(new EarlierStates(chain, world, random, random.nextBoolean(), rule), durable);
        return this;
    }

    /** How often the database was set back. */
    int setsBack() {
        return setsBack;
    }

    private void live() {
        for (int i = 0; i < CHANGES; i++) {
            alive(this::change);
        }
        world.crashesSetBack = false;
        world.settle();
    }

    /**
     * Lives, and checks that no id was ever used for two things: a receiver may hold what was never so.
     *
     * @return how many numbers were used for two things, because the database was set back behind what was told
     */
    int checkNames() {
        live();
        Map<String, Object> named = new HashMap<>();
        int numberedTwice = 0;
        for (ToldHistory told : world.receivers.values()) {
            Set<Long> serials = new HashSet<>();
            for (Activity activity : told.inNoOrder()) {
                Object acceptance =
                        List.of(activity.index(), activity.transaction(), activity.timestamp(), activity.net());
                assertThat(named.computeIfAbsent(activity.activity(), name -> acceptance))
                        .isEqualTo(acceptance);
                numberedTwice += serials.add(activity.serial()) ? 0 : 1;
            }
        }
        return numberedTwice;
    }

    /** Lives, and checks what receivers were told, with at most so many resyncs; 0 for none, else at least one. */
    void check(int resyncsMax) {
        live();
        int resyncs = 0;
        for (String hook : hooks.keySet()) {
            for (String address : ADDRESSES) {
                ToldHistory told = world.receiver(hook, address);
                assertThat(told.activities().keySet())
                        .as("no number is missing")
                        .isEqualTo(LongStream.rangeClosed(1, told.activities().size())
                                .boxed()
                                .collect(Collectors.toSet()));
                assertThat(born(address, told.history()))
                        .as("%s %s", hook, address)
                        .isEqualTo(born(address, truth(hook, chain.history(address), 0)));
                told.activities().values().forEach(activity -> checkSo(address, activity));
                resyncs += told.resyncs();
            }
        }
        assertThat(resyncs).isBetween(resyncsMax == 0 ? 0 : 1, resyncsMax);
        assertThat(world.dead).isEmpty();
        assertThat(world.posts).isPositive();
    }

    private void change() {
        if (random.nextInt(100) < reindexPercent) {
            chain.reindex(this::somethingElse);
        }
        Set<String> touched = chain.change(popMax, pushMax, this::somethingElse);
        // Lost, doubled, put off: a hint is a hint.
        for (int copies = random.nextInt(3); copies > 0; copies--) {
            hints.add(touched);
        }
        somethingElse();
    }

    /** Does something; should everything die meanwhile, it starts again from what the disk has kept. */
    private void alive(Runnable step) {
        try {
            step.run();
        } catch (AlertsWorld.PowerCut e) {
            setsBack++;
            world.states().orElseThrow().goBack();
            alive(() -> chain.redo(this::somethingElse));
        }
    }

    /** Nothing is told that was not so at some moment between two changes. */
    private void checkSo(String address, Activity activity) {
        switch (activity.kind()) {
            case "accepted" ->
                assertThat(chain.wasThere(address, activity.index(), activity.transaction()))
                        .as("%s", activity)
                        .isTrue();
            case "reverted" ->
                assertThat(chain.wasRemoved(address, activity.index(), activity.transaction()))
                        .as("%s", activity)
                        .isTrue();
            default -> assertThat(activity.kind()).isEqualTo("resync");
        }
    }

    /** Between any two writes: a hint arrives, a delivery is tried, a sweep runs, time passes, or nothing. */
    private void somethingElse() {
        world.powerMayFail();
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                if (!hints.isEmpty()) {
                    world.look(hints.remove(random.nextInt(hints.size())));
                }
            }
            case 2, 3 -> world.deliverOne();
            case 4 -> {
                if (random.nextInt(20) == 0) {
                    sweep();
                }
            }
            case 5 -> world.pass(Duration.ofSeconds(random.nextInt(30)));
            default -> {}
        }
    }

    private void sweep() {
        try {
            world.sweep.all();
        } catch (AlertsWorld.Crash e) {
            // The next one goes on.
        }
    }

    private Map<Long, String> truth(String hook, List<HistoryPage.Entry> history, long from) {
        Map<Long, String> entries = new TreeMap<>();
        for (HistoryPage.Entry entry : history) {
            if (entry.index() >= from
                    && hooks.getOrDefault(hook, Set.of()).contains(ActivityKind.of(entry.net(), entry.coinbase()))) {
                entries.put(entry.index(), entry.txId().toHex());
            }
        }
        return entries;
    }

    /** Only what came after the registration: of what was before, a receiver is told nothing. */
    private Map<Long, String> born(String address, Map<Long, String> entries) {
        Map<Long, String> born = new TreeMap<>(entries);
        Set<String> old = new HashSet<>();
        chain.history(address).stream()
                .filter(entry -> !chain.isBorn(entry))
                .forEach(entry -> old.add(entry.txId().toHex()));
        born.values().removeAll(old);
        return born;
    }
}
