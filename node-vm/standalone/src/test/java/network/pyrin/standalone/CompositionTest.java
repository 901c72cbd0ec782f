package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.EventsAddress;
import network.pyrin.events.redis.RedisEventSubscriber;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import network.pyrin.views.Freshness;
import network.pyrin.views.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Node, processor, database and events together, without HTTP: a block goes all the way, also after a restart. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CompositionTest {
    private static final String MINER =
            new Address(AddressPrefix.SIMNET, AddressVersion.PUB_KEY, Bytes.wrap(new byte[32])).toString();

    private static final Trouble TROUBLE = new Trouble(System.err, () -> {});

    @TempDir
    Path temp;

    private StandaloneConfig config() {
        return new StandaloneConfig(
                LocalNetwork.SIMNET,
                Optional.empty(),
                Optional.empty(),
                new EventsChoice.EmbeddedRedis(),
                false,
                false,
                2,
                0,
                false,
                temp,
                0,
                Optional.of(new HostPort("127.0.0.1", 0)),
                false,
                temp,
                Optional.empty());
    }

    @Test
    void aBlockReachesReadModelAndEventsAlsoAfterARestart() {
        StandaloneConfig config = config();
        String epoch;
        try (DataFolder folder = DataFolder.open(config.networkFolder(), "simnet")) {
            epoch = mineAndFollow(config, folder, 3);
            assertWhatWasLiveIsStartingAgain(config, folder);
        }
        try (DataFolder folder = DataFolder.open(config.networkFolder(), "simnet")) {
            assertThat(mineAndFollow(config, folder, 6))
                    .as("the read model goes on")
                    .isEqualTo(epoch);
        }
    }

    /** Readers are there before the processor is: what the last run left must not pass for the present. */
    private static void assertWhatWasLiveIsStartingAgain(StandaloneConfig config, DataFolder folder) {
        try (Backends backends = Backends.start(config, folder, TROUBLE);
                MongoClient mongo = MongoClients.create(backends.mongodbUri())) {
            Views views =
                    Views.over(mongo.getDatabase("pyrin"), config.network().id(), "test", InstantSource.system());
            assertThat(views.network().status().state()).isEqualTo(Freshness.State.LIVE);
            Neighbours.checkMongo(config, backends.mongodbUri(), InstantSource.system());
            assertThat(views.network().status().state()).isEqualTo(Freshness.State.STARTING);
            assertThat(views.network().status().fraction()).isZero();
        }
    }

    private String mineAndFollow(StandaloneConfig config, DataFolder folder, long blueScore) {
        BlockingQueue<ChainEvent> events = new LinkedBlockingQueue<>();
        try (Backends backends = Backends.start(config, folder, TROUBLE);
                EventSubscriber _ = new RedisEventSubscriber(
                        ((EventsAddress.Redis) backends.events()).uri(), collecting(events), new java.util.Random(1));
                ChainSide chain = ChainSide.start(config, folder, InstantSource.system(), TROUBLE);
                ReadSide _ = ReadSide.start(
                        config, chain.rpc(), backends, new SimpleMeterRegistry(), InstantSource.system());
                MongoClient mongo = MongoClients.create(backends.mongodbUri());
                NodeClient node = NodeClient.start(
                        NodeClientConfig.of(chain.rpc().host(), chain.rpc().port()))) {
            Views views =
                    Views.over(mongo.getDatabase("pyrin"), config.network().id(), "test", InstantSource.system());
            await(() -> views.network().status().state() == Freshness.State.LIVE);
            await(node::isConnected);
            while (node.getSinkBlueScore().getBlueScore() < blueScore) {
                node.submitBlock(node.getBlockTemplate(MINER, "").getBlock(), false);
            }
            await(() -> views.network().status().readBlueScore() == blueScore);
            // What was caught up with in one go is not told block by block; what comes now is.
            node.submitBlock(node.getBlockTemplate(MINER, "").getBlock(), false);
            Hash tip = Hash.ofHex(node.getSink().getSink());
            await(() -> events.stream()
                    .anyMatch(event -> event instanceof BlockAdded added
                            && added.block().hash().equals(tip)));
            await(() -> views.network().status().readBlueScore() == blueScore + 1);
            assertThat(views.blocks().block(tip)).isPresent();
            assertThat(views.addresses().address(MINER).address().txCount()).isPositive();
            return views.network().position().epoch();
        }
    }

    private static EventSubscriber.Listener collecting(BlockingQueue<ChainEvent> events) {
        return new EventSubscriber.Listener() {
            @Override
            public void onEvent(ChainEvent event) {
                events.add(event);
            }

            @Override
            public void onConnected() {}

            @Override
            public void onUnreadable(String reason) {
                throw new AssertionError(reason);
            }
        };
    }

    @Test
    void aTakenRpcPortIsASentence() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"));
                DataFolder folder = DataFolder.open(temp.resolve("simnet"), "simnet")) {
            StandaloneConfig config = new StandaloneConfig(
                    LocalNetwork.SIMNET,
                    Optional.empty(),
                    Optional.empty(),
                    new EventsChoice.EmbeddedRedis(),
                    false,
                    false,
                    2,
                    0,
                    false,
                    temp,
                    0,
                    Optional.of(new HostPort("127.0.0.1", taken.getLocalPort())),
                    false,
                    temp,
                    Optional.empty());
            assertThatThrownBy(() -> ChainSide.start(config, folder, InstantSource.system(), TROUBLE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot listen there");
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the condition did not come true");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
