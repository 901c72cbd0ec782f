package network.pyrin.infra.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Archive;
import org.jspecify.annotations.Nullable;

/**
 * A deployment, from preflight to the closing table. Call {@link #run()} again after a failure: what is done is not done again, and what was
 * half done may be repeated.
 */
final class Deployment {
    private final Plan plan;
    private final Cloud cloud;
    private final Tools tools;
    private final Operator operator;
    private final boolean fromStart;

    private @Nullable StateFile state;
    private @Nullable SiteBundle bundle;
    private @Nullable Synthesis synthesis;

    /**
     * A deployment.
     *
     * @param plan what is to be deployed where
     * @param cloud the provider
     * @param tools other programs
     * @param operator whom to ask and tell
     * @param fromStart whether to do again what a call before did
     */
    Deployment(Plan plan, Cloud cloud, Tools tools, Operator operator, boolean fromStart) {
        this.plan = plan;
        this.cloud = cloud;
        this.tools = tools;
        this.operator = operator;
        this.fromStart = fromStart;
    }

    /** Deploys, or goes on where a call before stopped. */
    void run() throws DeployException {
        checkBundle();
        String account = new Preflight(plan, cloud, tools, operator).check();
        cloud.lock(plan.lockName(), Holder.describe());
        try {
            state = StateFile.open(plan.stateFile(account));
            for (Step step : before()) {
                perform(step);
            }
            state().begin(synthesis().hash(plan.presetText()));
            if (fromStart) {
                state().forgetSteps();
            }
            for (Step step : after()) {
                perform(step);
            }
        } finally {
            cloud.unlock(plan.lockName());
        }
    }

    /** What is known to be in vain before anything is asked of the account. */
    private void checkBundle() throws DeployException {
        if (plan.bundle().isEmpty()) {
            MachineKind.checkHost(plan.preset());
        } else {
            SiteBundle.checkIsThere(plan.bundle().get());
        }
    }

    private void perform(Step step) throws DeployException {
        if (!step.repeats() && state().isDone(step.name())) {
            operator.say("done before: " + step.name());
            return;
        }
        operator.say("== " + step.name());
        try {
            step.work().run();
        } catch (DeployException e) {
            throw new DeployException(step.name() + ": " + e.getMessage(), e.wayOut());
        }
        if (!step.repeats()) {
            state().finished(step.name());
        }
    }

    /** What makes the plan. */
    private List<Step> before() {
        return List.of(Step.always("package", this::makeBundle), Step.always("synth", this::synth));
    }

    /** What carries it out. */
    private List<Step> after() throws DeployException {
        List<Step> steps = new ArrayList<>();
        StackDeployment stacks = new StackDeployment(plan, cloud, tools, state(), synthesis());
        steps.add(Step.once("diff", stacks::diff));
        steps.add(Step.once("estimate", this::estimate));
        steps.add(Step.once("confirm", this::confirm));
        for (String part : synthesis().parts(plan.site())) {
            steps.add(Step.once("deploy " + part, () -> stacks.deploy(part)));
            if (part.equals("data")) {
                steps.add(Step.once("database secret", this::setSecret));
                steps.add(Step.once("artefacts", this::putArtefacts));
            }
        }
        steps.add(Step.once("publish", () -> new Publication(plan, cloud, tools, state(), bundle()).publish()));
        steps.add(Step.always("smoke test", this::smoke));
        steps.add(Step.always("addresses", this::table));
        return steps;
    }

    private void makeBundle() throws DeployException {
        Path archive = plan.bundle().orElse(null);
        if (archive == null) {
            Path folder = plan.work().resolve("release");
            tools.makeBundle(folder);
            archive = newest(folder);
        }
        Path unpacked = plan.work().resolve("unpacked");
        Folders.empty(unpacked);
        SiteBundle opened = SiteBundle.open(archive, unpacked, plan.preset());
        bundle = opened;
        operator.say("release " + opened.release().version() + " from " + archive.getFileName());
    }

    private static Path newest(Path folder) throws DeployException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Archive.SUFFIX))
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow(() -> new DeployException("no bundle was made", "./pyrin package alone shows why"));
        } catch (IOException e) {
            throw new DeployException("no bundle was made: " + e.getMessage(), "./pyrin package alone shows why");
        }
    }

    private void synth() throws DeployException {
        Synthesis made = tools.synthesise(plan, bundle().release());
        made.check();
        synthesis = made;
    }

    private void estimate() throws DeployException {
        new Estimate(
                        PriceTable.read(plan.root().resolve("infra/prices.csv")),
                        plan.preset(),
                        plan.users(),
                        plan.blocksPerSecond())
                .print(operator::say);
    }

    private void confirm() throws DeployException {
        if (plan.yes()) {
            return;
        }
        if (!operator.ask("Deploy to region " + plan.region() + "? (yes) ").equals("yes")) {
            throw new DeployException("not confirmed; nothing was changed", "call ./pyrin deploy again and answer yes");
        }
    }

    private void setSecret() throws DeployException {
        String secret = state().needed("data", "MongodbSecret");
        if (cloud.secretIsSet(secret)) {
            operator.say("the database's address is there");
            return;
        }
        operator.say("the database must let in "
                + state().output("network", "NodePublicAddress").orElse("the site"));
        String uri = operator.askSecret("Connection string of the database (not shown): ")
                .strip();
        if (!uri.matches("mongodb(\\+srv)?://[^\\s]+")) {
            throw new DeployException(
                    "that is no connection string of MongoDB",
                    "have it ready (mongodb+srv://user:password@host/…), or put it into the environment as PYRIN_DEPLOY_MONGODB_URI");
        }
        cloud.setSecret(secret, uri);
    }

    private void putArtefacts() throws DeployException {
        String bucket = state().needed("data", "ArtefactsBucket");
        String architecture = plan.preset().node().architecture();
        put(
                bucket,
                bundle().release().bundleKey(architecture),
                bundle().archive(),
                bundle().release().bundleSha256());
        String artefact = plan.preset().site().artefact().name().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Path> function : bundle().functions().entrySet()) {
            String hash = bundle().release().functionSha256().getOrDefault(function.getKey(), "");
            put(bucket, bundle().release().functionKey(function.getKey(), artefact), function.getValue(), hash);
        }
    }

    private void put(String bucket, String key, Path file, String hash) throws DeployException {
        operator.say((cloud.putOnce(bucket, key, file, hash) ? "put " : "there ") + key);
    }

    private void smoke() throws DeployException {
        new SmokeTest(tools, operator).run(state().needed("edge", "SiteHost"), state().needed("edge", "ApiUrl"));
    }

    private void table() throws DeployException {
        String host = state().needed("edge", "SiteHost");
        operator.say("");
        operator.say("  pages    https://" + host + "/");
        operator.say("  API      " + state().needed("edge", "ApiUrl"));
        operator.say("  stream   wss://" + host + "/stream");
        operator.say("  node     "
                + state().output("network", "NodePublicAddress").orElse("-") + "  (session: aws ssm start-session)");
        operator.say("  alarms   "
                + state().output("observability", "OperatorsTopic").orElse("-"));
        operator.say("  release  " + bundle().release().version());
    }

    private StateFile state() {
        StateFile opened = state;
        if (opened == null) {
            throw new IllegalStateException("no state yet");
        }
        return opened;
    }

    private Synthesis synthesis() {
        Synthesis done = synthesis;
        if (done == null) {
            throw new IllegalStateException("nothing is synthesised yet");
        }
        return done;
    }

    private SiteBundle bundle() {
        SiteBundle opened = bundle;
        if (opened == null) {
            throw new IllegalStateException("no bundle yet");
        }
        return opened;
    }
}
