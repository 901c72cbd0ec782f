package network.pyrin.functions.alerts.api;

import java.util.Map;
import network.pyrin.webhooks.Outcome;
import network.pyrin.webhooks.Target;

/** Posts a body to a target; {@code WebhookClient::post} does. */
@FunctionalInterface
public interface Sender {
    /**
     * Posts, and waits for the answer within a deadline of its own.
     *
     * @param target whom
     * @param headers more headers
     * @param body UTF-8 JSON
     * @return what came of it
     * @throws InterruptedException if the caller is interrupted
     */
    Outcome post(Target target, Map<String, String> headers, byte[] body) throws InterruptedException;
}
