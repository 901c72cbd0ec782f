package network.pyrin.functions.alerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The function's one entry: chain events, deliveries and the schedule. */
@Named("alerts")
public final class AlertsHandler implements RequestStreamHandler {
    private static final System.Logger LOG = System.getLogger(AlertsHandler.class.getName());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Invocation invocation = Invocation.read(input);
        LOG.log(
                System.Logger.Level.DEBUG,
                "called with {0}",
                invocation.getClass().getSimpleName());
        output.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
    }
}
