package network.pyrin.infra.stacks;

import java.util.List;
import java.util.stream.Collectors;

/** One JSON object a request in the gateway's access log; no address of a caller beyond what throttling disputes need. */
final class AccessLogFormat {
    static final String JSON = List.of(
                    "requestId",
                    "requestTime",
                    "httpMethod",
                    "routeKey",
                    "status",
                    "responseLength",
                    "responseLatency",
                    "integrationErrorMessage",
                    "identity.sourceIp")
            .stream()
            .map(name -> "\"" + name.replace("identity.", "") + "\":\"$context." + name + "\"")
            .collect(Collectors.joining(",", "{", "}"));

    private AccessLogFormat() {}
}
