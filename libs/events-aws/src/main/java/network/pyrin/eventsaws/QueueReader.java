package network.pyrin.eventsaws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventHistory;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.Position;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes messages from a queue, brings their events into order and hands them on. Used by one thread: that of
 * {@link SqsEventSubscriber}, or whoever drives it.
 */
public final class QueueReader {
    private static final int MESSAGES_MAX = 10;

    private final SqsClient sqs;
    private final EventHistory history;
    private final EventSubscriber.Listener listener;
    private final Duration longPoll;
    private final Resequencer resequencer;

    /**
     * Makes a reader.
     *
     * @param sqs reaches the queue
     * @param history of the read model the events belong to
     * @param listener gets each event once, in order
     * @param settings times
     * @param clock the time
     */
    public QueueReader(
            SqsClient sqs,
            EventHistory history,
            EventSubscriber.Listener listener,
            SqsSettings settings,
            InstantSource clock) {
        this.sqs = sqs;
        this.history = history;
        this.listener = listener;
        this.longPoll = settings.longPoll();
        this.resequencer = new Resequencer(history, settings.gaps(), clock, listener::onEvent);
    }

    /**
     * One request: takes what is there, or waits for something, and hands it on. A message is deleted once its events are
     * handed on or wait in order; a message that is not deleted comes again, which is harmless.
     *
     * @param queueUrl from where
     * @return how many messages came
     */
    public int poll(String queueUrl) {
        Duration wait = resequencer
                .pause()
                .map(pause -> pause.compareTo(longPoll) < 0 ? pause : longPoll)
                .orElse(longPoll);
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(MESSAGES_MAX)
                        .waitTimeSeconds(Math.toIntExact(wait.toSeconds())))
                .messages();
        messages.forEach(message -> take(message.body()));
        resequencer.tick();
        if (!messages.isEmpty()) {
            delete(queueUrl, messages);
        }
        return messages.size();
    }

    private void take(String body) {
        try {
            resequencer.accept(resolve(EventMessage.read(body.getBytes(StandardCharsets.UTF_8))));
        } catch (EventFormatException e) {
            listener.onUnreadable(String.valueOf(e.getMessage()));
        }
    }

    private List<ChainEvent> resolve(EventMessage message) {
        List<ChainEvent> events = new ArrayList<>(message.events());
        for (EventMessage.Stored stored : message.stored()) {
            // One that is gone stays a hole, which is filled or told like any other.
            history.stored(new Position(message.epoch(), stored.sequence())).ifPresent(events::add);
        }
        return events;
    }

    private void delete(String queueUrl, List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        // Those that fail come again when they become visible, as duplicates.
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }
}
