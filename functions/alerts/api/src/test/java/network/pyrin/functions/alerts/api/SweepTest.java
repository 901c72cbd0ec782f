package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.WebhookReader;
import org.junit.jupiter.api.Test;

/** More watched addresses than one page has, and not one event. */
class SweepTest {
    private static final int ADDRESSES = WebhookReader.WATCHED_MAX + 2;

    @Test
    void everyPageOfWatchedAddressesIsLookedAt() {
        List<String> addresses = IntStream.range(0, ADDRESSES)
                .mapToObj(i -> String.format("pyrinsim:%05d", i))
                .toList();
        try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(server.uri())) {
            SplittableRandom random = new SplittableRandom(1);
            SimulatedChain chain = new SimulatedChain(client.getDatabase("alerts"), random, addresses);
            AlertsWorld world = new AlertsWorld(client.getDatabase("alerts"), random);
            world.register("hook", EnumSet.allOf(ActivityKind.class), addresses);
            Set<String> moved = chain.change(0, 1, () -> {}).stream()
                    .filter(address -> !chain.history(address).isEmpty())
                    .collect(Collectors.toSet());
            assertThat(moved).hasSizeGreaterThan(ADDRESSES / 5);
            assertThat(world.sweep.all()).isEqualTo(ADDRESSES);
            world.deliverDue();
            assertThat(told(world, moved)).isEqualTo(moved);
            // A sweep of limited time looks at all of them too, from whatever place it begins.
            chain.change(0, 1, () -> {});
            assertThat(world.sweep.within(Duration.ofMinutes(1), random)).isGreaterThanOrEqualTo(ADDRESSES);
            world.deliverDue();
            Set<String> born = addresses.stream()
                    .filter(address -> !chain.history(address).isEmpty())
                    .collect(Collectors.toSet());
            assertThat(told(world, born)).isEqualTo(born);
        }
    }

    private static Set<String> told(AlertsWorld world, Set<String> addresses) {
        return addresses.stream()
                .filter(address -> !world.receiver("hook", address).told().isEmpty())
                .collect(Collectors.toSet());
    }
}
