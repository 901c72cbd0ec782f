package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;
import network.pyrin.events.stream.Topic;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final List<ChainEvent> ALL = List.of(
            Events.block(1),
            Events.chain(2, 5, 6),
            Events.accepted(3, 5, 6),
            Events.unaccepted(4, 5, 6),
            Events.address(5, "pyrinsim:a"),
            Events.figures(6, 1),
            Events.mempool(7, "pyrinsim:a", 5));

    @Test
    void everyTopicOfAnEventGetsAPartOfIt() {
        for (ChainEvent event : ALL) {
            assertThat(Routing.topics(event).map(topic -> Routing.part(event, topic)))
                    .as(event.toString())
                    .isNotEmpty()
                    .allMatch(part -> part.isPresent() && part.get().at().equals(event.at()));
        }
    }

    @Test
    void otherTopicsGetNothing() {
        Topic stranger = Topic.parse("tx:" + Events.hash(4242).toHex());
        Topic block = Topic.parse("block:" + Events.hash(4242).toHex());
        Topic address = Topic.parse("address:pyrinsim:nobody");
        for (ChainEvent event : ALL) {
            for (Topic topic : List.of(stranger, block, address)) {
                assertThat(Routing.part(event, topic)).isEmpty();
            }
        }
    }

    @Test
    void whoListensToOneThingGetsThatPartOnly() {
        Topic tx = Topic.parse("tx:" + Events.hash(5).toHex());
        assertThat(Routing.part(Events.accepted(3, 5, 6), tx))
                .hasValueSatisfying(part ->
                        assertThat(((TransactionsAccepted) part).transactions()).hasSize(1));
        assertThat(Routing.part(Events.unaccepted(3, 5, 6), tx))
                .hasValueSatisfying(part ->
                        assertThat(((TransactionsUnaccepted) part).ids()).containsExactly(Events.hash(5)));
        assertThat(Routing.part(Events.mempool(3, "pyrinsim:a", 5), Topic.parse("address:pyrinsim:a")))
                .hasValueSatisfying(
                        part -> assertThat(((MempoolChanged) part).added()).hasSize(1));
        assertThat(Routing.part(
                        Events.chain(3, 5, 6),
                        Topic.parse("block:" + Events.hash(6).toHex())))
                .hasValueSatisfying(part -> {
                    assertThat(((ChainChanged) part).colors()).hasSize(1);
                    assertThat(((ChainChanged) part).added()).isEmpty();
                });
    }
}
