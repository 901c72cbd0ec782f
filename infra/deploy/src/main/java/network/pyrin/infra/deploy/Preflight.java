package network.pyrin.infra.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import network.pyrin.infra.stacks.preset.Preset;

/** Looks at everything that would stop a deployment half way, before it begins. Changes nothing. */
final class Preflight {
    private static final String EDGE_REGION = "us-east-1";
    private static final int BOOTSTRAP_LEAST = 6;
    private static final String CONCURRENCY = "L-B99A9384";
    private static final String ADDRESSES = "L-0263D0A3";

    /** Copies that the other functions and the account's own rule (100 unreserved) need beside explorer-api's. */
    private static final int OTHER_COPIES = 140;

    private final Plan plan;
    private final Cloud cloud;
    private final Tools tools;
    private final Operator operator;

    Preflight(Plan plan, Cloud cloud, Tools tools, Operator operator) {
        this.plan = plan;
        this.cloud = cloud;
        this.tools = tools;
        this.operator = operator;
    }

    /** Checks; the account it is for is the answer. */
    String check() throws DeployException {
        checkPreset();
        Cloud.Identity identity = cloud.identity();
        operator.say("account " + identity.account() + " as " + identity.name() + ", region " + plan.region());
        if (plan.account().isPresent() && !plan.account().get().equals(identity.account())) {
            throw new DeployException(
                    "these credentials are of account " + identity.account() + ", --account says "
                            + plan.account().get(),
                    "log in to the right account (AWS_PROFILE), or correct --account");
        }
        tools.bringCdk();
        checkBootstrap(identity.account());
        checkQuotas();
        return identity.account();
    }

    private void checkPreset() throws DeployException {
        Preset preset = plan.preset();
        if (preset.data().databaseService().equals(Optional.of("fill-in"))) {
            throw new DeployException(
                    "preset " + preset.name() + " has a private database whose endpoint service is not filled in",
                    "make the private endpoint service at the database's provider, copy the preset and write its name into database-service");
        }
        checkRegion(plan.region());
    }

    /** Refuses what cannot be a region's name. */
    static void checkRegion(String region) throws DeployException {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
            throw new DeployException(
                    region.isEmpty() ? "no region is named" : "\"" + region + "\" is no region",
                    "give --region, like eu-central-1");
        }
    }

    private void checkBootstrap(String account) throws DeployException {
        List<String> missing = new ArrayList<>();
        for (String region : new TreeSet<>(List.of(plan.region(), EDGE_REGION))) {
            if (cloud.bootstrapVersion(region).orElse(0) < BOOTSTRAP_LEAST) {
                missing.add("aws://" + account + "/" + region);
            }
        }
        if (!missing.isEmpty()) {
            throw new DeployException(
                    "the account is not prepared for deployments in " + String.join(" and ", missing),
                    "once per account and region: .tools/cdk/node_modules/.bin/cdk bootstrap "
                            + String.join(" ", missing));
        }
    }

    private void checkQuotas() throws DeployException {
        double needed = plan.preset().functions().concurrentMax() + OTHER_COPIES;
        Optional<Double> copies = cloud.quota("lambda", CONCURRENCY);
        if (copies.isPresent() && copies.get() < needed) {
            throw new DeployException(
                    "the account may run " + copies.get().intValue() + " functions at once, the preset needs "
                            + (int) needed,
                    "ask the provider for more (quota Lambda, concurrent executions), or lower concurrent-max in the preset");
        }
        Optional<Double> addresses = cloud.quota("ec2", ADDRESSES);
        if (addresses.isPresent() && addresses.get() < 2) {
            throw new DeployException(
                    "the account may have no more public addresses",
                    "ask the provider for more (quota EC2-VPC Elastic IPs)");
        }
    }
}
