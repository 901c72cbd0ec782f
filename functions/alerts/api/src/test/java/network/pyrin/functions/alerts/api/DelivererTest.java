package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.webhooks.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a failure means, step by step. */
class DelivererTest {
    private static final String ADDRESS = "pyrinsim:a";

    private EmbeddedMongo server;
    private MongoClient client;
    private SimulatedChain chain;
    private AlertsWorld world;

    @BeforeEach
    void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.uri());
        SplittableRandom random = new SplittableRandom(7);
        chain = new SimulatedChain(client.getDatabase("alerts"), random, List.of(ADDRESS));
        world = new AlertsWorld(client.getDatabase("alerts"), random);
        world.register("hook", EnumSet.allOf(ActivityKind.class), List.of(ADDRESS));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** Something happens, and is in the queue. */
    private void happen() {
        int before = chain.history(ADDRESS).size();
        while (chain.history(ADDRESS).size() <= before) {
            chain.change(0, 3, () -> {});
        }
        world.look(java.util.Set.of(ADDRESS));
        world.deliverDue();
    }

    private WebhookDocument hook() {
        return world.reader.webhook("hook").orElseThrow();
    }

    private CursorDocument cursor() {
        return world.reader.cursor("hook", ADDRESS).orElseThrow();
    }

    @Test
    void whatIsTakenIsRememberedAndTheNextFollows() {
        happen();
        happen();
        world.settle();
        assertThat(world.receiver("hook", ADDRESS).activities()).hasSameSizeAs(chain.history(ADDRESS));
        assertThat(hook().health().recent()).isNotEmpty().allMatch(WebhookHealth.Call::isSuccess);
        assertThat(hook().health().failures()).isZero();
        assertThat(cursor().outstanding()).isEmpty();
    }

    @Test
    void theNextDeliveryFollowsWithoutASweepOrAnEvent() {
        world.answer = new Outcome.Answered(500, "", 1);
        happen();
        // Not told yet, because one delivery at a time is under way.
        happen();
        world.answer = new Outcome.Answered(200, "", 1);
        world.pass(Duration.ofHours(1));
        world.deliverDue();
        assertThat(world.receiver("hook", ADDRESS).activities()).isNotEmpty().hasSizeLessThan(history());
        world.deliverDue();
        assertThat(world.receiver("hook", ADDRESS).activities()).hasSize(history());
    }

    @Test
    void whatIsReadInTheMiddleOfAChangeHidesNothingFromTheSweep() {
        for (int i = 0; i < 40; i++) {
            chain.change(6, 4, () -> {
                world.look(java.util.Set.of(ADDRESS));
                world.deliverDue();
            });
            world.sweep.all();
            world.deliverDue();
            world.deliverDue();
            Map<Long, String> truth = new TreeMap<>();
            chain.history(ADDRESS)
                    .forEach(entry -> truth.put(entry.index(), entry.txId().toHex()));
            assertThat(world.receiver("hook", ADDRESS).history())
                    .as("after change %s", i)
                    .isEqualTo(truth);
        }
    }

    private int history() {
        return chain.history(ADDRESS).size();
    }

    @Test
    void aReadModelMadeAnewSaysNothingUntilItIsAsFarAsTheOneBefore() {
        happen();
        happen();
        world.settle();
        int posts = world.posts;
        assertThat(world.receiver("hook", ADDRESS).activities()).hasSize(history());
        chain.reindex(() -> {
            world.look(java.util.Set.of(ADDRESS));
            world.sweep.all();
            world.deliverDue();
        });
        world.settle();
        assertThat(world.posts).as("the same history is no news").isEqualTo(posts);
    }

    @Test
    void failuresAreCountedAndPutOffLongerEachTime() {
        world.answer = new Outcome.Answered(500, "", 1);
        happen();
        Duration last = Duration.ZERO;
        for (int i = 1; i < 6; i++) {
            world.pass(Duration.ofHours(1));
            world.deliverDue();
            assertThat(hook().health().failures()).isGreaterThanOrEqualTo(i);
            Duration wait = Duration.between(world.now(), world.queue.getFirst().due());
            assertThat(wait).isGreaterThan(last);
            last = wait.dividedBy(2);
        }
        assertThat(hook().health().failingSince()).isPositive();
        world.answer = new Outcome.Answered(204, "", 1);
        world.settle();
        assertThat(hook().health().failures()).isZero();
        assertThat(hook().health().failingSince()).isZero();
    }

    @Test
    void whatIsGivenUpIsMadeUpForByAResync() {
        world.answer = new Outcome.Answered(500, "", 1);
        happen();
        for (int i = 0; i < 40 && world.dead.isEmpty(); i++) {
            world.pass(Duration.ofMinutes(61));
            world.deliverDue();
        }
        assertThat(world.dead).singleElement().satisfies(dead -> {
            assertThat(dead.reason()).contains("12 tries").contains("500");
            assertThat(dead.text()).contains("addressActivity").contains(ADDRESS);
        });
        world.answer = new Outcome.Answered(200, "", 1);
        happen();
        world.settle();
        List<network.pyrin.webhooks.WebhookBody.Activity> told =
                List.copyOf(world.receiver("hook", ADDRESS).told());
        assertThat(told.getFirst().kind()).isEqualTo("resync");
        assertThat(told.getFirst().index()).isZero();
        assertThat(told.getFirst().serial()).isGreaterThan(1);
    }

    @Test
    void aTargetThatWantsNoMoreIsLeftInPeaceUntilItsOwnerResumesIt() {
        world.answer = new Outcome.Answered(410, "", 1);
        happen();
        assertThat(hook().isDisabled()).isTrue();
        assertThat(hook().health().disabledReason())
                .hasValueSatisfying(why -> assertThat(why).contains("410"));
        int posts = world.posts;
        world.answer = new Outcome.Answered(200, "", 1);
        happen();
        world.settle();
        assertThat(world.posts).isEqualTo(posts);
        world.registrations.resume("hook", world.nowMillis() + 1);
        world.settle();
        assertThat(world.receiver("hook", ADDRESS).history()).hasSameSizeAs(chain.history(ADDRESS));
        assertThat(world.receiver("hook", ADDRESS).resyncs()).isZero();
    }

    @Test
    void aTargetThatFailsForADayIsDisabled() {
        world.answer = new Outcome.Failed("no answer in time", 10_000);
        happen();
        for (int i = 0; i < 60 && !hook().isDisabled(); i++) {
            world.pass(Duration.ofMinutes(61));
            world.sweep.all();
            world.deliverDue();
        }
        assertThat(hook().isDisabled()).isTrue();
        assertThat(hook().health().disabledReason())
                .hasValueSatisfying(why -> assertThat(why).contains("a day"));
        assertThat(Duration.ofMillis(world.nowMillis() - hook().health().failingSince()))
                .isGreaterThanOrEqualTo(Deliverer.FAILING_MAX);
    }

    @Test
    void aTargetThatTurnsPrivateIsDisabledAtOnce() {
        world.answer = new Outcome.Refused("its name stands for an address that is not public (private)", 1);
        happen();
        assertThat(hook().isDisabled()).isTrue();
        assertThat(world.queue).isEmpty();
    }

    @Test
    void aPausedWebhookIsToldLater() {
        happen();
        world.settle();
        world.registrations.pause("hook");
        int posts = world.posts;
        happen();
        happen();
        world.settle();
        assertThat(world.posts).isEqualTo(posts);
        world.registrations.resume("hook", world.nowMillis());
        world.settle();
        assertThat(world.receiver("hook", ADDRESS).history()).hasSameSizeAs(chain.history(ADDRESS));
    }

    @Test
    void aMessageForNothingIsDone() throws InterruptedException {
        assertThat(world.deliverer.attempt(new DeliveryRef("hook", ADDRESS, "none"), 1))
                .isInstanceOf(Attempt.Done.class);
        assertThat(world.deliverer.attempt(new DeliveryRef("none", ADDRESS, "none"), 1))
                .isInstanceOf(Attempt.Done.class);
        assertThat(DeliveryRef.parse(new DeliveryRef("a", "b", "c").text())).contains(new DeliveryRef("a", "b", "c"));
        for (String poison : List.of("", "{", "[]", "null", "{}", "{\"webhook\":\"a\",\"address\":\"b\"}")) {
            assertThat(DeliveryRef.parse(poison)).isEmpty();
        }
    }
}
