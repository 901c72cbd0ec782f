package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.webhooks.WebhookBody.Activity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The promise: whatever is lost, doubled, late, out of order or dies in between, a receiver that throws away repeated
 * deliveries ends with the history as it is, and never misses a number on the way.
 */
class AlertsPropertyTest {
    private static final long SEEDS = Boolean.getBoolean("pyrin.slow") ? 300 : 9;
    private static final int CHANGES = 70;
    private static final List<String> ADDRESSES = List.of("pyrinsim:a", "pyrinsim:b", "pyrinsim:c");
    private static final Set<ActivityKind> ALL = EnumSet.allOf(ActivityKind.class);

    private static EmbeddedMongo server;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> receiversEndExact() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed, 6, 9, 0).check(0)));
    }

    @TestFactory
    Stream<DynamicTest> deepReorgsAndNewReadModelsAreToldAsSuch() {
        return LongStream.range(1_000, 1_000 + SEEDS / 3)
                .mapToObj(
                        seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed, 400, 90, 2).check(1_000)));
    }

    /** One random life of a chain, its watchers and everything that goes wrong. */
    private static final class Run {
        private final SplittableRandom random;
        private final SimulatedChain chain;
        private final AlertsWorld world;
        private final int popMax;
        private final int pushMax;
        private final int reindexPercent;
        private final List<Set<String>> hints = new ArrayList<>();
        private final Map<String, Set<ActivityKind>> hooks = new HashMap<>();

        Run(long seed, int popMax, int pushMax, int reindexPercent) {
            this.random = new SplittableRandom(seed);
            var database = client.getDatabase("alerts" + seed);
            this.chain = new SimulatedChain(database, random, ADDRESSES);
            this.world = new AlertsWorld(database, random);
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
        }

        private void register(String id, Set<ActivityKind> kinds) {
            hooks.put(id, kinds);
            world.register(id, kinds, ADDRESSES);
        }

        void check(int resyncsMax) {
            for (int i = 0; i < CHANGES; i++) {
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
            world.settle();
            int resyncs = 0;
            for (String hook : hooks.keySet()) {
                for (String address : ADDRESSES) {
                    ToldHistory told = world.receiver(hook, address);
                    assertThat(told.activities().keySet())
                            .as("no number is missing")
                            .isEqualTo(
                                    LongStream.rangeClosed(1, told.activities().size())
                                            .boxed()
                                            .collect(java.util.stream.Collectors.toSet()));
                    assertThat(born(address, told.history(index -> truth(hook, address, index))))
                            .as("%s %s", hook, address)
                            .isEqualTo(born(address, truth(hook, address, 0)));
                    told.activities().values().forEach(activity -> checkSo(address, activity));
                    resyncs += told.resyncs();
                }
            }
            assertThat(resyncs).isBetween(resyncsMax == 0 ? 0 : 1, resyncsMax);
            assertThat(world.dead).isEmpty();
            assertThat(world.posts).isPositive();
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

        private Map<Long, String> truth(String hook, String address, long from) {
            Map<Long, String> entries = new TreeMap<>();
            for (HistoryPage.Entry entry : chain.history(address)) {
                if (entry.index() >= from
                        && hooks.getOrDefault(hook, Set.of())
                                .contains(ActivityKind.of(entry.net(), entry.coinbase()))) {
                    entries.put(entry.index(), entry.txId().toHex());
                }
            }
            return entries;
        }

        /** Only what came after the registration: of what was before, a receiver is told nothing. */
        private Map<Long, String> born(String address, Map<Long, String> entries) {
            Map<Long, String> born = new TreeMap<>(entries);
            Set<String> old = new java.util.HashSet<>();
            chain.history(address).stream()
                    .filter(entry -> !chain.isBorn(entry))
                    .forEach(entry -> old.add(entry.txId().toHex()));
            born.values().removeAll(old);
            return born;
        }
    }
}
