package network.pyrin.functions.bundle.loop;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quarkus.runtime.Quarkus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The main class of an artefact: makes the handler once, then answers one call after another until it is killed. */
public final class RuntimeLoop {
    private static final int FAILED = 1;

    private final RuntimeApi api;
    private final RequestStreamHandler handler;
    private final UnaryOperator<@Nullable String> environment;

    private RuntimeLoop(RuntimeApi api, RequestStreamHandler handler, UnaryOperator<@Nullable String> environment) {
        this.api = api;
        this.handler = handler;
        this.environment = environment;
    }

    /**
     * Runs until killed. Ends with 1 if the handler cannot be made (the Runtime API is told why) or the Runtime API is
     * gone.
     *
     * @param args none
     */
    public static void main(String[] args) {
        UnaryOperator<@Nullable String> environment = System::getenv;
        String address = environment.apply("AWS_LAMBDA_RUNTIME_API");
        if (address == null) {
            System.err.println("AWS_LAMBDA_RUNTIME_API is not set: this program runs inside Lambda only");
            System.exit(FAILED);
            return;
        }
        try (RuntimeApi api = new RuntimeApi(address)) {
            RequestStreamHandler handler;
            try {
                handler = handler(environment.apply("_HANDLER"));
                // In the first phase Lambda gives more processor time than later: start everything now.
                Quarkus.manualStart();
            } catch (Throwable failure) {
                failure.printStackTrace();
                api.initFailed(failure);
                System.exit(FAILED);
                return;
            }
            new RuntimeLoop(api, handler, environment).run();
        } catch (IOException e) {
            System.err.println("the Runtime API does not answer: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static RequestStreamHandler handler(@Nullable String name) throws ReflectiveOperationException {
        if (name == null || name.isEmpty()) {
            throw new IllegalStateException("no handler is configured (_HANDLER)");
        }
        String type = name.split("::", 2)[0];
        Object made = Class.forName(type).getDeclaredConstructor().newInstance();
        if (made instanceof RequestStreamHandler stream) {
            return stream;
        }
        throw new IllegalStateException(type + " is no RequestStreamHandler");
    }

    private void run() throws IOException {
        while (true) {
            RuntimeApi.Work work = api.next();
            work.traceId().ifPresent(trace -> System.setProperty("com.amazonaws.xray.traceHeader", trace));
            ByteArrayOutputStream answer = new ByteArrayOutputStream(4_096);
            try {
                handler.handleRequest(
                        new ByteArrayInputStream(work.event()), answer, new CallContext(work, environment));
            } catch (Throwable failure) {
                failure.printStackTrace();
                api.failed(work.requestId(), failure);
                continue;
            }
            api.answer(work.requestId(), answer);
        }
    }
}
