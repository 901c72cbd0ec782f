package network.pyrin.functions.alerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The function's one entry: chain events, deliveries and the schedule. What cannot be read goes to the dead letters and is
 * not asked for again; what could not be done fails, so that who called calls again.
 */
@Named("alerts")
public final class AlertsHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertsProgram program;

    /**
     * Made by the container.
     *
     * @param program does the work
     */
    @Inject
    public AlertsHandler(AlertsProgram program) {
        this.program = program;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<String> failed =
                switch (Invocation.read(input)) {
                    case Invocation.ChainMessages(List<String> messages) -> program.chainMessages(messages);
                    case Invocation.QueueMessages(List<Invocation.QueueMessage> messages) -> program.deliver(messages);
                    case Invocation.Sweep() -> program.sweep();
                    case Invocation.Unknown(String reason, String text) -> program.unreadable(reason, text);
                };
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        failed.forEach(id -> failures.addObject().put("itemIdentifier", id));
        output.write(JSON.writeValueAsBytes(answer));
    }
}
