package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import network.pyrin.infra.stacks.NagReport;
import network.pyrin.infra.stacks.PyrinApp;
import org.jspecify.annotations.Nullable;

/**
 * A deployment, from preflight to the closing table. Call {@link #run()} again after a failure: what is done is not done again, and what was
 * half done may be repeated.
 */
final class Deployment {
    private static final String AGAIN = "call ./pyrin deploy again: it goes on at this step";

    private final Plan plan;
    private final Cloud cloud;
    private final Tools tools;
    private final Operator operator;
    private final boolean fromStart;

    private @Nullable StateFile state;
    private @Nullable Bundle bundle;
    private List<String> stacks = List.of();

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
        String account = new Preflight(plan, cloud, tools, operator).check();
        cloud.lock(plan.lockName(), Holder.describe());
        try {
            state = StateFile.open(plan.stateFile(account));
            for (Step step : before()) {
                perform(step);
            }
            state().begin(planHash());
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
        steps.add(Step.once("diff", () -> cdk("diff", stacks)));
        steps.add(Step.once("estimate", this::estimate));
        steps.add(Step.once("confirm", this::confirm));
        for (String part : parts()) {
            steps.add(Step.once("deploy " + part, () -> deploy(part)));
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

    private List<String> parts() {
        return stacks.stream()
                .map(name -> name.substring(plan.site().length() + 1))
                .toList();
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
        Bundle opened = Bundle.open(archive, unpacked, plan.preset());
        bundle = opened;
        operator.say("release " + opened.release().version() + " from " + archive.getFileName());
    }

    private static Path newest(Path folder) throws DeployException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow(() -> new DeployException("no bundle was made", "./pyrin package alone shows why"));
        } catch (IOException e) {
            throw new DeployException("no bundle was made: " + e.getMessage(), "./pyrin package alone shows why");
        }
    }

    private void synth() throws DeployException {
        Folders.empty(assembly());
        PyrinApp app = new PyrinApp(
                plan.preset(), bundle().release(), plan.root().resolve("cdn-static/headers.json"), assembly());
        app.synth();
        stacks = app.stackNames();
        NagReport report = NagReport.read(assembly());
        if (!report.findings().isEmpty()) {
            throw new DeployException(
                    "the checks of good practice find " + report.findings().getFirst(),
                    "mend the stack, or excuse it with a reason in Suppressions");
        }
    }

    private Path assembly() {
        return plan.work().resolve("assembly");
    }

    /** What is deployed, in one hash: every template, which holds the release's hashes, and the parameters' source. */
    private String planHash() throws DeployException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(plan.presetText().getBytes(StandardCharsets.UTF_8));
            for (String stack : stacks) {
                digest.update(canonical(assembly().resolve(stack + ".template.json")));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new DeployException("the assembly cannot be read: " + e.getMessage(), AGAIN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A template without the order of its keys, which means nothing. */
    private static byte[] canonical(Path template) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        return json.writeValueAsBytes(json.readValue(template.toFile(), Object.class));
    }

    private void cdk(String command, List<String> arguments) throws DeployException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        if (tools.cdk(assembly(), all) != 0) {
            throw new DeployException("cdk " + command + " failed; its own words are above", AGAIN);
        }
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

    private void deploy(String part) throws DeployException {
        String stack = plan.stack(part);
        Path outputs = plan.work().resolve("outputs.json");
        try {
            Files.deleteIfExists(outputs);
        } catch (IOException e) {
            throw new DeployException(
                    "cannot write to " + plan.work() + ": " + e.getMessage(), "make room and try again");
        }
        List<String> arguments = new ArrayList<>(
                List.of(stack, "--exclusively", "--require-approval", "never", "--outputs-file", outputs.toString()));
        for (Map.Entry<String, String> parameter : parameters(part).entrySet()) {
            arguments.addAll(List.of("--parameters", stack + ":" + parameter.getKey() + "=" + parameter.getValue()));
        }
        cdk("deploy", arguments);
        state().put(part, readOutputs(outputs, stack));
    }

    /** What a stack must know that only others, or the provider, know. */
    private Map<String, String> parameters(String part) throws DeployException {
        Map<String, String> values = new LinkedHashMap<>();
        boolean balanced = stacks.contains(plan.stack("stream"));
        switch (part) {
            case "network" -> {
                if (!balanced) {
                    values.put("EdgePrefixList", cloud.edgePrefixList());
                }
            }
            case "edge" -> {
                values.put("ApiHost", state().needed("functions", "ApiHost"));
                values.put(
                        "StreamHost",
                        balanced
                                ? state().needed("stream", "StreamHost")
                                : state().needed("network", "NodePublicName"));
                if (balanced) {
                    values.put("StreamVpcOrigin", state().needed("stream", "StreamVpcOrigin"));
                }
            }
            case "observability" -> {
                if (plan.preset().observability().canaryMinutes() > 0) {
                    values.put("SiteHost", state().needed("edge", "SiteHost"));
                }
            }
            default -> {}
        }
        return values;
    }

    private static Map<String, String> readOutputs(Path file, String stack) throws DeployException {
        Map<String, String> values = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(file.toFile()).path(stack);
            tree.properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
            return values;
        } catch (IOException e) {
            throw new DeployException("what the stack gave out cannot be read: " + e.getMessage(), AGAIN);
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

    private Bundle bundle() {
        Bundle opened = bundle;
        if (opened == null) {
            throw new IllegalStateException("no bundle yet");
        }
        return opened;
    }
}
