package network.pyrin.infra.deploy;

import java.util.Locale;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Database;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;

/** What a preset costs by the hour whoever comes: database, machines, disks, ways in and out. */
final class HourlyCosts {
    private static final double DISK_INCLUDED_GB = 10;
    private static final int ROOT_GIB = 12;
    private static final int IOPS_INCLUDED = 3_000;
    private static final int MIBPS_INCLUDED = 125;

    private final Bill bill;
    private final Preset preset;
    private final Traffic traffic;

    HourlyCosts(Bill bill, Preset preset, Traffic traffic) {
        this.bill = bill;
        this.preset = preset;
        this.traffic = traffic;
    }

    /** While the site runs. */
    void add() throws DeployException {
        database();
        node();
        network();
        stream();
    }

    /** What is left to pay for after the site was taken down, with its data kept. */
    void addWhatStays() throws DeployException {
        database();
        disks();
        address();
        gateway();
        redis();
        bill.add("keys", "kms.key", 2, "2");
        int secrets = preset.data().redis() ? 2 : 1;
        bill.add("secrets", "secret", secrets, "%.0f", secrets);
    }

    private void database() throws DeployException {
        boolean isPrivate = preset.data().database() == Database.PRIVATE;
        String tier = isPrivate ? "atlas.m30" : "atlas.m10";
        bill.add(
                "MongoDB cluster, three members",
                tier,
                Traffic.HOURS,
                tier.substring(6).toUpperCase(Locale.ROOT));
        double beyond = Math.max(0, traffic.storedGigabytes() - DISK_INCLUDED_GB);
        bill.add("MongoDB disk after half a year", "atlas.disk", beyond, "%.0f GB beyond the included 10", beyond);
    }

    private void node() throws DeployException {
        bill.add(
                "node machine",
                "ec2." + preset.node().type(),
                Traffic.HOURS,
                preset.node().type());
        disks();
        bill.add("node to database", "ec2.out", traffic.databaseGigabytes(), "%.0f GB", traffic.databaseGigabytes());
    }

    private void disks() throws DeployException {
        int gib = preset.node().dataGib();
        bill.add("disks", "ebs.gp3", gib + ROOT_GIB, "%.0f GiB", gib + ROOT_GIB);
        bill.add("disk operations", "ebs.gp3-iops", preset.node().volumeIops() - IOPS_INCLUDED, "beyond the included");
        bill.add(
                "disk throughput",
                "ebs.gp3-mibps",
                preset.node().volumeMibps() - MIBPS_INCLUDED,
                "beyond the included");
        bill.add("snapshots", "ebs.snapshot", gib, "%.0f GiB, one whole and changes", gib);
    }

    private void network() throws DeployException {
        address();
        if (gateway()) {
            bill.add("NAT gateway's address", "ec2.ipv4", Traffic.HOURS, "1");
            bill.add("NAT gateway's traffic", "nat.gb", 50, "50 GB");
        }
        if (preset.data().database() == Database.PRIVATE) {
            bill.add("database endpoint", "endpoint.zone-hour", 2 * Traffic.HOURS, "2 zones");
            double gigabytes = traffic.databaseGigabytes() + 100;
            bill.add("database endpoint's traffic", "endpoint.gb", gigabytes, "%.0f GB", gigabytes);
        }
        redis();
    }

    private void address() throws DeployException {
        bill.add("node's public address", "ec2.ipv4", Traffic.HOURS, "1");
    }

    private boolean gateway() throws DeployException {
        boolean isThere = preset.network().egress() == Egress.NAT_GATEWAY;
        if (isThere) {
            bill.add("NAT gateway", "nat.hour", Traffic.HOURS, "1");
        }
        return isThere;
    }

    private void redis() throws DeployException {
        if (preset.data().redis()) {
            bill.add(
                    "Redis",
                    "redis." + preset.data().redisType(),
                    2 * Traffic.HOURS,
                    "2 x " + preset.data().redisType());
        }
    }

    private void stream() throws DeployException {
        if (preset.stream().place() == StreamPlace.BALANCED) {
            int machines = preset.stream().least();
            bill.add(
                    "stream machines",
                    "ec2." + preset.stream().type(),
                    machines * Traffic.HOURS,
                    machines + " x " + preset.stream().type());
            bill.add("their disks", "ebs.gp3", machines * ROOT_GIB, "%.0f GiB", machines * ROOT_GIB);
            bill.add("balancer", "alb.hour", Traffic.HOURS, "1");
            bill.add("balancer's work", "alb.lcu-hour", 2 * Traffic.HOURS, "2 units");
        }
    }
}
