package network.pyrin.stream;

import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventJson;
import network.pyrin.events.stream.ClientFrame;
import network.pyrin.events.stream.ServerFrame;

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
                case ClientFrame.Subscribe subscribe -> hub.subscribe(client, subscribe.topics(), subscribe.resume());
                case ClientFrame.Unsubscribe unsubscribe ->
                    hub.unsubscribe(
                            client,
                            unsubscribe.topics(),
                            () -> client.send(Frame.of(new ServerFrame.Unsubscribed(unsubscribe.topics()))));
                case ClientFrame.Ping ping -> client.send(Frame.of(new ServerFrame.Pong(ping.id())));
            }
        } catch (EventFormatException e) {
            client.send(client.dialect().failure("bad-frame", String.valueOf(e.getMessage())));
        }
    }
}
