package network.pyrin.infra.deploy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the deployed addresses as a visitor would; the content network and new functions may take a minute to answer. */
final class SmokeTest {
    private static final int TRIES = 30;

    private final Tools tools;
    private final Operator operator;

    SmokeTest(Tools tools, Operator operator) {
        this.tools = tools;
        this.operator = operator;
    }

    void run(String host, String apiUrl) throws DeployException {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("page", "https://" + host + "/");
        addresses.put("deep link", "https://" + host + "/blocks");
        addresses.put("API at the site", "https://" + host + "/api/info/network");
        addresses.put("API", apiUrl + "/info/network");
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            check(address.getKey(), address.getValue());
        }
    }

    private void check(String what, String url) throws DeployException {
        int status = 0;
        for (int i = 0; i < TRIES; i++) {
            status = tools.status(url);
            if (status == 200) {
                operator.say("ok    " + what + "  " + url);
                return;
            }
            tools.pause();
        }
        throw new DeployException(
                what + " at " + url + " answers " + (status == 0 ? "not at all" : "with status " + status),
                "everything is deployed; docs/operations/runbooks (canary-failing) says where to look, then call ./pyrin deploy again");
    }
}
