package network.pyrin.infra.deploy;

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
        page("page", "https://" + host + "/");
        page("deep link", "https://" + host + "/blocks");
        page("API at the site", "https://" + host + "/api/info/network");
        page("API", apiUrl + "/info/network");
        stream("wss://" + host + "/stream");
    }

    private void page(String what, String url) throws DeployException {
        int status = 0;
        for (int i = 0; i < TRIES; i++) {
            status = tools.status(url);
            if (status == 200) {
                works(what, url);
                return;
            }
            tools.pause();
        }
        throw silent(what, url, "answers " + (status == 0 ? "not at all" : "with status " + status), "canary-failing");
    }

    private void stream(String url) throws DeployException {
        for (int i = 0; i < TRIES; i++) {
            if (tools.greets(url)) {
                works("stream", url);
                return;
            }
            tools.pause();
        }
        throw silent("stream", url, "does not say welcome", "stream-unhealthy");
    }

    private void works(String what, String url) {
        operator.say("ok    " + what + "  " + url);
    }

    private static DeployException silent(String what, String url, String how, String runbook) {
        return new DeployException(
                what + " at " + url + " " + how,
                "everything is deployed; docs/operations/runbooks/" + runbook
                        + ".md says where to look, then call ./pyrin deploy again");
    }
}
