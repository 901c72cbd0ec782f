package network.pyrin.eventsaws;

import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a sentence what is wrong with a call. */
final class AwsTrouble {
    private static final int LENGTH_MAX = 300;

    private AwsTrouble() {}

    /**
     * A sentence for an operator; never holds credentials.
     *
     * @param what what was tried, for example "publish to arn:…"
     * @param e what the SDK said
     */
    static String sentence(String what, SdkException e) {
        if (e instanceof AwsServiceException refused) {
            return "cannot " + what + ": " + refusal(refused);
        }
        String text = String.valueOf(e.getMessage());
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("unable to load credentials")) {
            return "cannot " + what
                    + ": no AWS credentials were found; set them for this program, or give its machine a role";
        }
        Throwable root = root(e);
        String cause = root == e ? text : root.getClass().getSimpleName() + ": " + root.getMessage();
        return "cannot " + what + ": the endpoint cannot be reached (" + cut(cause) + ")";
    }

    private static String refusal(AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        String said = e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.awsErrorDetails().errorMessage());
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                "the AWS credentials have expired; renew them (" + code + ")";
            case "InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "InvalidAccessKeyId" ->
                "the AWS credentials are not accepted (" + code + ")";
            case "AuthorizationError", "AuthorizationErrorException", "AccessDenied", "AccessDeniedException" ->
                "the role of this program may not do that: " + cut(said);
            case "NotFound", "NotFoundException" -> "the topic does not exist in this account and region";
            case "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist" -> "the queue does not exist any more";
            default -> cut(said) + (code.isEmpty() ? "" : " (" + code + ")");
        };
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        for (int i = 0; i < 10 && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("no reason given");
        return line.length() > LENGTH_MAX ? line.substring(0, LENGTH_MAX) + "…" : line;
    }
}
