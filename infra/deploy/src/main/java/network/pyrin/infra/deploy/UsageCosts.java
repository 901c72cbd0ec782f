package network.pyrin.infra.deploy;

import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;

/** What visitors and blocks cost by what they ask for: functions, content network, events, watching. */
final class UsageCosts {
    private static final int ALARMS_SMALL = 26;
    private static final int ALARMS_LARGER = 32;

    private static final double LAMBDA_FREE_REQUESTS = 1;
    private static final double LAMBDA_FREE_GB_SECONDS = 0.4;
    private static final double CDN_FREE_REQUESTS = 10;
    private static final double CDN_FREE_GB = 1_000;
    private static final double FUNCTIONS_FREE = 2;
    private static final int ALARMS_FREE = 10;
    private static final int METRICS = 8;
    private static final int METRICS_FREE = 10;

    private final Bill bill;
    private final Preset preset;
    private final Traffic traffic;

    UsageCosts(Bill bill, Preset preset, Traffic traffic) {
        this.bill = bill;
        this.preset = preset;
        this.traffic = traffic;
    }

    void add() throws DeployException {
        functions();
        edge();
        events();
        watching();
    }

    private void functions() throws DeployException {
        double requests = (traffic.calls() + traffic.events()) / 1e6;
        double gigabyteSeconds = traffic.gigabyteSeconds(preset.functions().memoryMib()) / 1e6;
        bill.add("HTTP API", "api.requests", traffic.calls() / 1e6, "%.1f million calls", traffic.calls() / 1e6);
        bill.add(
                "function calls",
                "lambda.requests",
                Math.max(0, requests - LAMBDA_FREE_REQUESTS),
                "%.1f million, 1 free",
                requests);
        bill.add(
                "function time",
                "lambda.gb-seconds",
                Math.max(0, gigabyteSeconds - LAMBDA_FREE_GB_SECONDS),
                "%.2f million GB-s, 0.4 free",
                gigabyteSeconds);
        // Traces are sampled: one in twenty.
        bill.add("traces", "traces", traffic.calls() / 20e6, "%.2f million", traffic.calls() / 20e6);
    }

    private void edge() throws DeployException {
        double requests = traffic.edgeRequests() / 1e6;
        bill.add(
                "content network, requests",
                "cdn.requests",
                Math.max(0, requests - CDN_FREE_REQUESTS),
                "%.1f million, 10 free",
                requests);
        double gigabytes = traffic.edgeGigabytes();
        bill.add(
                "content network, traffic",
                "cdn.gb",
                Math.max(0, gigabytes - CDN_FREE_GB),
                "%.0f GB, 1000 free",
                gigabytes);
        bill.add(
                "edge functions",
                "cdn.functions",
                Math.max(0, requests - FUNCTIONS_FREE),
                "%.1f million, 2 free",
                requests);
        if (preset.edge().firewall()) {
            bill.add("firewall", "waf.acl", 1, "1");
            bill.add("firewall's rules", "waf.rule", 4, "4");
            bill.add("firewall's requests", "waf.requests", requests, "%.1f million", requests);
        }
        if (preset.site().hostedZone().isPresent()) {
            bill.add("DNS zone", "zone", 1, "1");
        }
    }

    private void events() throws DeployException {
        double messages = traffic.messages() / 1e6;
        int readers = preset.stream().place() == StreamPlace.BALANCED
                ? preset.stream().least()
                : 1;
        bill.add("topic", "sns.publish", messages, "%.1f million messages", messages);
        bill.add("queues", "sqs.requests", 2 * messages * readers, "%.1f million requests", 2 * messages * readers);
        bill.add("encryption of messages", "kms.requests", messages, "%.1f million", messages);
        bill.add("keys", "kms.key", 2, "2");
        int secrets = preset.data().redis() ? 2 : 1;
        bill.add("secrets", "secret", secrets, "%.0f", secrets);
        bill.add("buckets", "s3.gb", 40, "40 GB");
    }

    private void watching() throws DeployException {
        int alarms = alarms(preset);
        bill.add("alarms", "watch.alarm", alarms - ALARMS_FREE, "%.0f, 10 free", alarms);
        bill.add("figures", "watch.metric", Math.max(0, METRICS - METRICS_FREE), "%.0f, 10 free", METRICS);
        double logs = 2 + traffic.calls() / 1e6;
        bill.add("logs", "watch.logs-gb", logs, "%.1f GB", logs);
        int minutes = preset.observability().canaryMinutes();
        if (minutes > 0) {
            double runs = Traffic.HOURS * 60 / minutes;
            bill.add("canary", "watch.canary-run", runs, "%.0f visits", runs);
        }
    }

    /** Alarms of a site; a test counts those of the templates. */
    static int alarms(Preset preset) {
        return preset.stream().place() == StreamPlace.BALANCED ? ALARMS_LARGER : ALARMS_SMALL;
    }
}
