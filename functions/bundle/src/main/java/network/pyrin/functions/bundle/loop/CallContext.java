package network.pyrin.functions.bundle.loop;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a handler may ask about its call. Identities of mobile clients are not passed on: no function here has such callers. */
final class CallContext implements Context, LambdaLogger {
    private final RuntimeApi.Work work;
    private final UnaryOperator<@Nullable String> environment;

    CallContext(RuntimeApi.Work work, UnaryOperator<@Nullable String> environment) {
        this.work = work;
        this.environment = environment;
    }

    private String variable(String name) {
        String value = environment.apply(name);
        return value == null ? "" : value;
    }

    @Override
    public String getAwsRequestId() {
        return work.requestId();
    }

    @Override
    public String getLogGroupName() {
        return variable("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
        return variable("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
        return variable("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return variable("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return work.functionArn();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, work.deadlineMillis() - System.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        String megabytes = variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        return megabytes.isEmpty() ? 0 : Integer.parseInt(megabytes);
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public void log(String message) {
        System.out.println(message);
    }

    @Override
    public void log(byte[] message) {
        System.out.println(new String(message, StandardCharsets.UTF_8));
    }
}
