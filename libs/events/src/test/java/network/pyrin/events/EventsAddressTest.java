package network.pyrin.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsAddressTest {
    private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:chain-events";

    @Test
    void aTopicIsNamedByItsArn() {
        EventsAddress.Sns topic = new EventsAddress.Sns(ARN);
        assertThat(EventsAddress.parse("sns:" + ARN)).isEqualTo(topic).hasToString("sns:" + ARN);
        assertThat(EventsAddress.parse(ARN)).isEqualTo(topic);
        assertThat(topic.region()).isEqualTo("eu-central-1");
        assertThat(topic.topicName()).isEqualTo("chain-events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://127.0.0.1:6379", "rediss://cache.example:6380"})
    void redisIsNamedByItsUri(String uri) {
        assertThat(EventsAddress.parse(uri))
                .isInstanceOf(EventsAddress.Redis.class)
                .hasToString(uri);
    }

    @Test
    void aProcessorMayBeSilent() {
        assertThat(EventsAddress.parse("none"))
                .isEqualTo(new EventsAddress.None())
                .hasToString("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sns",
                "sns:",
                "sns:chain-events",
                "arn:aws:sqs:eu-central-1:123456789012:q",
                "sns:arn:aws:sns:eu-central-1:123456789012:x.fifo",
                "http://127.0.0.1",
                "redis://a b"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> EventsAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
