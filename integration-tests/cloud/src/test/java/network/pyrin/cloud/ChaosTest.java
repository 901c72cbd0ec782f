package network.pyrin.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.SnsEventPublisher;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Changes through publisher, topic, queues and readers, over a cloud that does everything it may: every page ends exact. */
class ChaosTest {
    private static final EventsAddress.Sns TOPIC =
            new EventsAddress.Sns("arn:aws:sns:us-east-1:123456789012:chain-events");

    /** Messages come twice and in any order, but in time; nothing fails. */
    private static final ChaoticCloud.Chaos UNORDERED = new ChaoticCloud.Chaos(0, 0, 0.1, 0.3, 1_200);

    /** The same, and late; calls and messages fail. */
    private static final ChaoticCloud.Chaos STORM = new ChaoticCloud.Chaos(0.05, 0.05, 0.1, 0.1, 6_000);

    private static final int INSTANCES = 3;

    @TestFactory
    Stream<DynamicTest> whatComesInTimeIsBroughtIntoOrderWithoutAReload() {
        return LongStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Run run = new Run(seed, UNORDERED, false);
                    run.live(2_000);
                    for (Instance instance : run.instances) {
                        assertThat(instance.watcher().reloads()).as("reloads").isZero();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyInstanceEndsExactInAStorm() {
        return LongStream.range(0, 4)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Run run = new Run(seed, STORM, true);
                    run.live(5_000);
                    assertThat(run.sender.givenUp() + run.crashes)
                            .as("the storm reached the publisher")
                            .isPositive();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aHundredThousandChangesInAStorm() {
        return Stream.of(DynamicTest.dynamicTest("seed 99", () -> new Run(99, STORM, true).live(100_000)));
    }

    /** One world, its publisher, and instances that come and go. */
    private static final class Run {
        private final SplittableRandom random;
        private final ChaoticCloud cloud;
        private final World world;
        private final Sender sender;
        private final boolean hiccups;
        private final List<Instance> instances = new ArrayList<>();
        private int crashes;

        Run(long seed, ChaoticCloud.Chaos chaos, boolean hiccups) {
            this.random = new SplittableRandom(seed);
            this.hiccups = hiccups;
            this.cloud = new ChaoticCloud(random.split(), chaos);
            this.world = new World(random.split());
            this.sender = new Sender(
                    world, new SnsEventPublisher(cloud.sns(), TOPIC, world::keep, random.split(), pause -> {}));
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(new Instance(cloud, TOPIC, world, random.split()));
            }
        }

        private boolean oneIn(int times) {
            return random.nextInt(times) == 0;
        }

        void live(int changes) {
            for (int i = 0; i < changes; i++) {
                if (oneIn(3)) {
                    sender.add(List.of(oneIn(500) ? world.largeEvent() : world.between()));
                }
                sender.add(world.change());
                if (hiccups) {
                    hiccup();
                }
                if (!oneIn(3)) {
                    sender.flush();
                }
                cloud.pass(random.nextInt(20, 120));
                for (Instance instance : instances) {
                    if (!oneIn(4)) {
                        instance.poll();
                    }
                }
            }
            settle();
        }

        private void hiccup() {
            if (oneIn(1_500)) {
                crashes++;
                sender.crash();
                world.restart();
            }
            if (oneIn(9_000)) {
                sender.flush();
                world.newEpoch();
                sender.newEpoch();
            }
            if (oneIn(1_000)) {
                instances.removeFirst().leave();
                instances.add(new Instance(cloud, TOPIC, world, random.split()));
            }
            if (oneIn(1_000)) {
                instances.getFirst().loseQueue();
            }
        }

        /** Lets everything arrive that is on its way, and compares. */
        private void settle() {
            // What was given up last is seen missing with the next event: chains go on.
            for (int i = 0; i < 5; i++) {
                sender.add(world.change());
                sender.flush();
                cloud.pass(200);
                instances.forEach(Instance::poll);
            }
            for (int round = 0; round < 1_000 && !cloud.isQuiet(); round++) {
                cloud.pass(1_000);
                instances.forEach(Instance::poll);
            }
            cloud.pass(10_000);
            instances.forEach(Instance::poll);
            assertThat(cloud.isQuiet()).as("nothing is left in " + cloud).isTrue();
            World.State truth = world.snapshot();
            for (Instance instance : instances) {
                assertThat(instance.watcher().unreadable()).isZero();
                assertThat(instance.watcher().state()).isEqualTo(truth);
            }
        }
    }
}
