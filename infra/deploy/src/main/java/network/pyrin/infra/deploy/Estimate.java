package network.pyrin.infra.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Database;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;

/** What a preset costs a month, resource by resource, at given users and blocks a second. */
final class Estimate {
    private static final double LAMBDA_FREE_REQUESTS = 1;
    private static final double LAMBDA_FREE_GB_SECONDS = 0.4;
    private static final double CDN_FREE_REQUESTS = 10;
    private static final double CDN_FREE_GB = 1_000;
    private static final double FUNCTIONS_FREE = 2;
    private static final double DISK_INCLUDED_GB = 10;
    private static final int ROOT_GIB = 12;
    private static final int ALARMS_SMALL = 26;
    private static final int ALARMS_LARGER = 32;
    private static final int ALARMS_FREE = 10;
    private static final int METRICS = 8;
    private static final int METRICS_FREE = 10;
    private static final int MORE_USERS = 10_000;

    private final PriceTable prices;
    private final Preset preset;
    private final Traffic traffic;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One resource.
     *
     * @param name the resource
     * @param quantity how much of it
     * @param dollars a month
     * @param isBound whether the price is an upper bound
     */
    record Line(String name, String quantity, double dollars, boolean isBound) {
        String text() {
            return String.format(Locale.ROOT, "%-38s %-34s %8.2f%s", name, quantity, dollars, isBound ? " <=" : "");
        }
    }

    /**
     * An estimate.
     *
     * @param prices the dated table
     * @param preset what is deployed
     * @param users daily users
     * @param blocksPerSecond blocks a second
     * @throws DeployException if a price is missing
     */
    Estimate(PriceTable prices, Preset preset, int users, int blocksPerSecond) throws DeployException {
        this.prices = prices;
        this.preset = preset;
        this.traffic = new Traffic(users, blocksPerSecond);
        database();
        node();
        network();
        stream();
        functions();
        edge();
        events();
        watching();
    }

    List<Line> lines() {
        return lines;
    }

    double total() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    /** What is left to pay for after the site was taken down, with its data kept. */
    List<Line> remaining() throws DeployException {
        lines.clear();
        database();
        disks();
        add("node's public address", "ec2.ipv4", Traffic.HOURS, "1");
        if (preset.network().egress() == Egress.NAT_GATEWAY) {
            add("NAT gateway", "nat.hour", Traffic.HOURS, "1");
        }
        redis();
        add("keys", "kms.key", 2, "2");
        add("secrets", "secret", 1, "1");
        return List.copyOf(lines);
    }

    /** Prints the table, the total, and what another ten thousand users add. */
    void print(Consumer<String> out) throws DeployException {
        out.accept(String.format(
                Locale.ROOT,
                "%s at %,d daily users and %d block%s a second, dollars a month (<= marks an upper bound):",
                preset.name(),
                traffic.users(),
                traffic.blocksPerSecond(),
                traffic.blocksPerSecond() == 1 ? "" : "s"));
        lines.forEach(line -> out.accept("  " + line.text()));
        out.accept(String.format(Locale.ROOT, "  %-73s %8.2f", "total", total()));
        double more =
                new Estimate(prices, preset, traffic.users() + MORE_USERS, traffic.blocksPerSecond()).total() - total();
        out.accept(String.format(Locale.ROOT, "  %-73s %8.2f", "another 10,000 daily users", more));
    }

    private void database() throws DeployException {
        boolean isPrivate = preset.data().database() == Database.PRIVATE;
        String tier = isPrivate ? "atlas.m30" : "atlas.m10";
        add(
                "MongoDB cluster, three members",
                tier,
                Traffic.HOURS,
                tier.substring(6).toUpperCase(Locale.ROOT));
        double beyond = Math.max(0, traffic.storedGigabytes() - DISK_INCLUDED_GB);
        add("MongoDB disk after half a year", "atlas.disk", beyond, "%.0f GB beyond the included 10", beyond);
    }

    private void node() throws DeployException {
        add(
                "node machine",
                "ec2." + preset.node().type(),
                Traffic.HOURS,
                preset.node().type());
        disks();
        add("node to database", "ec2.out", traffic.databaseGigabytes(), "%.0f GB", traffic.databaseGigabytes());
    }

    private void disks() throws DeployException {
        int gib = preset.node().dataGib();
        add("disks", "ebs.gp3", gib + ROOT_GIB, "%.0f GiB", gib + ROOT_GIB);
        add("disk operations", "ebs.gp3-iops", preset.node().volumeIops() - 3_000, "beyond the included");
        add("disk throughput", "ebs.gp3-mibps", preset.node().volumeMibps() - 125, "beyond the included");
        add("snapshots", "ebs.snapshot", gib, "%.0f GiB, one whole and changes", gib);
    }

    private void network() throws DeployException {
        add("node's public address", "ec2.ipv4", Traffic.HOURS, "1");
        if (preset.network().egress() == Egress.NAT_GATEWAY) {
            add("NAT gateway", "nat.hour", Traffic.HOURS, "1");
            add("NAT gateway's address", "ec2.ipv4", Traffic.HOURS, "1");
            add("NAT gateway's traffic", "nat.gb", 50, "50 GB");
        }
        if (preset.data().database() == Database.PRIVATE) {
            add("database endpoint", "endpoint.zone-hour", 2 * Traffic.HOURS, "2 zones");
            add(
                    "database endpoint's traffic",
                    "endpoint.gb",
                    traffic.databaseGigabytes() + 100,
                    "%.0f GB",
                    traffic.databaseGigabytes() + 100);
        }
        redis();
    }

    private void redis() throws DeployException {
        if (preset.data().redis()) {
            add(
                    "Redis",
                    "redis." + preset.data().redisType(),
                    2 * Traffic.HOURS,
                    "2 x " + preset.data().redisType());
        }
    }

    private void stream() throws DeployException {
        if (preset.stream().place() == StreamPlace.BALANCED) {
            int machines = preset.stream().least();
            add(
                    "stream machines",
                    "ec2." + preset.stream().type(),
                    machines * Traffic.HOURS,
                    machines + " x " + preset.stream().type());
            add("their disks", "ebs.gp3", machines * ROOT_GIB, "%.0f GiB", machines * ROOT_GIB);
            add("balancer", "alb.hour", Traffic.HOURS, "1");
            add("balancer's work", "alb.lcu-hour", 2 * Traffic.HOURS, "2 units");
        }
    }

    private void functions() throws DeployException {
        double requests = (traffic.calls() + traffic.events()) / 1e6;
        double gigabyteSeconds = traffic.gigabyteSeconds(preset.functions().memoryMib()) / 1e6;
        add("HTTP API", "api.requests", traffic.calls() / 1e6, "%.1f million calls", traffic.calls() / 1e6);
        add(
                "function calls",
                "lambda.requests",
                Math.max(0, requests - LAMBDA_FREE_REQUESTS),
                "%.1f million, 1 free",
                requests);
        add(
                "function time",
                "lambda.gb-seconds",
                Math.max(0, gigabyteSeconds - LAMBDA_FREE_GB_SECONDS),
                "%.2f million GB-s, 0.4 free",
                gigabyteSeconds);
        // Traces are sampled: one in twenty.
        add("traces", "traces", traffic.calls() / 20e6, "%.2f million", traffic.calls() / 20e6);
    }

    private void edge() throws DeployException {
        double requests = traffic.edgeRequests() / 1e6;
        add(
                "content network, requests",
                "cdn.requests",
                Math.max(0, requests - CDN_FREE_REQUESTS),
                "%.1f million, 10 free",
                requests);
        double gigabytes = traffic.edgeGigabytes();
        add(
                "content network, traffic",
                "cdn.gb",
                Math.max(0, gigabytes - CDN_FREE_GB),
                "%.0f GB, 1000 free",
                gigabytes);
        add(
                "edge functions",
                "cdn.functions",
                Math.max(0, requests - FUNCTIONS_FREE),
                "%.1f million, 2 free",
                requests);
        if (preset.edge().firewall()) {
            add("firewall", "waf.acl", 1, "1");
            add("firewall's rules", "waf.rule", 4, "4");
            add("firewall's requests", "waf.requests", requests, "%.1f million", requests);
        }
        if (preset.site().hostedZone().isPresent()) {
            add("DNS zone", "zone", 1, "1");
        }
    }

    private void events() throws DeployException {
        double messages = traffic.messages() / 1e6;
        int readers = preset.stream().place() == StreamPlace.BALANCED
                ? preset.stream().least()
                : 1;
        add("topic", "sns.publish", messages, "%.1f million messages", messages);
        add("queues", "sqs.requests", 2 * messages * readers, "%.1f million requests", 2 * messages * readers);
        add("encryption of messages", "kms.requests", messages, "%.1f million", messages);
        add("keys", "kms.key", 2, "2");
        int secrets = preset.data().redis() ? 2 : 1;
        add("secrets", "secret", secrets, "%.0f", secrets);
        add("buckets", "s3.gb", 40, "40 GB");
    }

    private void watching() throws DeployException {
        int alarms = preset.stream().place() == StreamPlace.BALANCED ? ALARMS_LARGER : ALARMS_SMALL;
        add("alarms", "watch.alarm", alarms - ALARMS_FREE, "%.0f, 10 free", alarms);
        add("figures", "watch.metric", Math.max(0, METRICS - METRICS_FREE), "%.0f, 10 free", METRICS);
        double logs = 2 + traffic.calls() / 1e6;
        add("logs", "watch.logs-gb", logs, "%.1f GB", logs);
        int minutes = preset.observability().canaryMinutes();
        if (minutes > 0) {
            double runs = Traffic.HOURS * 60 / minutes;
            add("canary", "watch.canary-run", runs, "%.0f visits", runs);
        }
    }

    private void add(String name, String key, double quantity, String format, double shown) throws DeployException {
        add(name, key, quantity, String.format(Locale.ROOT, format, shown));
    }

    private void add(String name, String key, double quantity, String described) throws DeployException {
        PriceTable.Price price = prices.of(key);
        if (quantity > 0) {
            lines.add(new Line(name, described, quantity * price.dollars(), price.isBound()));
        } else if (described.contains("free")) {
            lines.add(new Line(name, described, 0, false));
        }
    }
}
