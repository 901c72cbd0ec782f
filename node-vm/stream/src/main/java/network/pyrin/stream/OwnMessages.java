package network.pyrin.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventJson;
import network.pyrin.events.stream.ClientFrame;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.ServerFrame;
import network.pyrin.events.stream.Topic;

/** Frames of our own protocol. */
final class OwnMessages implements ClientMessages {
    private final Hub hub;

    OwnMessages(Hub hub) {
        this.hub = hub;
    }

    @Override
    public boolean isKeepAlive(String text) {
        return text.isEmpty();
    }

    @Override
    public void handle(String text, Client client) {
        try {
            switch (EventJson.read(text, ClientFrame.class)) {
                case ClientFrame.Subscribe subscribe ->
                    hub.subscribe(client, topics(subscribe.topics(), client::send), subscribe.resume());
                case ClientFrame.Unsubscribe unsubscribe -> {
                    List<Topic> topics = topics(unsubscribe.topics(), ignored -> {});
                    hub.unsubscribe(client, topics, () -> client.send(Frame.of(new ServerFrame.Unsubscribed(topics))));
                }
                case ClientFrame.Ping ping -> client.send(Frame.of(new ServerFrame.Pong(ping.id())));
            }
        } catch (EventFormatException e) {
            client.send(Frame.of(
                    new ServerFrame.Failure(FailureCode.BAD_FRAME, String.valueOf(e.getMessage()), Optional.empty())));
        }
    }

    /** The topics among the names; each of the others is refused by itself. */
    private static List<Topic> topics(List<String> names, Consumer<Frame> refusals) {
        List<Topic> topics = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            try {
                topics.add(Topic.parse(name));
            } catch (IllegalArgumentException e) {
                refusals.accept(Frame.of(new ServerFrame.Failure(
                        FailureCode.BAD_TOPIC, String.valueOf(e.getMessage()), Optional.of(name))));
            }
        }
        return topics;
    }
}
