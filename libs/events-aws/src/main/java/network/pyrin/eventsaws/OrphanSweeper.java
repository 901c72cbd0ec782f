package network.pyrin.eventsaws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.pyrin.events.EventsAddress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Removes what stream instances that died have left: queues whose heartbeat is old, their subscriptions, and subscriptions
 * whose queue is gone. Only what carries this topic's tags and names is touched. Harmless when several do it at once.
 */
final class OrphanSweeper {
    /** Most queues and subscriptions looked at in one sweep; the rest waits for the next. */
    private static final int LOOKED_AT_MAX = 1_000;

    private final SqsClient sqs;
    private final SnsClient sns;
    private final EventsAddress.Sns topic;
    private final Duration orphanAfter;

    OrphanSweeper(SqsClient sqs, SnsClient sns, EventsAddress.Sns topic, Duration orphanAfter) {
        this.sqs = sqs;
        this.sns = sns;
        this.topic = topic;
        this.orphanAfter = orphanAfter;
    }

    /** Sweeps once and returns how many queues were removed. */
    int sweep(Instant now) {
        String prefix = StreamQueue.namePrefix(topic);
        List<String> urls = sqs
                .listQueuesPaginator(request -> request.queueNamePrefix(prefix).maxResults(LOOKED_AT_MAX))
                .queueUrls()
                .stream()
                .limit(LOOKED_AT_MAX)
                .toList();
        Set<String> alive = new HashSet<>();
        List<String> dead = new ArrayList<>();
        for (String url : urls) {
            if (isOrphan(url, now)) {
                dead.add(url);
            } else {
                alive.add(url.substring(url.lastIndexOf('/') + 1));
            }
        }
        dead.forEach(url -> StreamQueue.deleteQuietly(sqs, url));
        // Subscriptions are listed after the queues: one that is new has a new queue, which is not in the list.
        StreamQueue.unsubscribeQuietly(sns, withoutQueue(prefix, alive, urls));
        return dead.size();
    }

    private boolean isOrphan(String url, Instant now) {
        try {
            Map<String, String> tags =
                    sqs.listQueueTags(request -> request.queueUrl(url)).tags();
            boolean ours = StreamQueue.ROLE.equals(tags.get(StreamQueue.ROLE_TAG))
                    && topic.topicArn().equals(tags.get(StreamQueue.TOPIC_TAG));
            long beat = Long.parseLong(tags.getOrDefault(StreamQueue.HEARTBEAT_TAG, "x"));
            return ours && Instant.ofEpochSecond(beat).plus(orphanAfter).isBefore(now);
        } catch (SdkException | NumberFormatException e) {
            // Gone meanwhile, or not ours to judge.
            return false;
        }
    }

    private List<String> withoutQueue(String prefix, Set<String> alive, List<String> listed) {
        Set<String> known = new HashSet<>(alive);
        List<String> orphans = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        listed.forEach(url -> seen.add(url.substring(url.lastIndexOf('/') + 1)));
        sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(topic.topicArn())).subscriptions().stream()
                .limit(LOOKED_AT_MAX)
                .filter(each -> "sqs".equals(each.protocol()))
                .forEach(each -> {
                    String name = each.endpoint().substring(each.endpoint().lastIndexOf(':') + 1);
                    if (name.startsWith(prefix)
                            && !known.contains(name)
                            && (seen.contains(name) || isGone(each, name))) {
                        orphans.add(each.subscriptionArn());
                    }
                });
        return orphans;
    }

    private boolean isGone(Subscription subscription, String name) {
        try {
            sqs.getQueueUrl(request -> request.queueName(name));
            return false;
        } catch (software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException e) {
            return subscription.subscriptionArn().startsWith("arn:");
        } catch (SdkException e) {
            return false;
        }
    }
}
