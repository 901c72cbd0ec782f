package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.embedded.EmbeddedAws;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that fails at every step and goes on each time where it stopped: a double of the CDK command, an emulator of the provider. */
class DeploymentTest {
    private static final List<String> PARTS = List.of("network", "data", "node", "functions", "edge", "observability");
    private static final String SECRET = "mongodb+srv://someone:verysecret@cluster.example.net/pyrin";

    @TempDir
    Path folder;

    private static EmbeddedAws aws;

    private EmulatedAccount account;
    private AwsCloud cloud;
    private DoubleTools tools;
    private RecordingOperator operator;
    private Plan plan;
    private String secretArn;

    @BeforeAll
    static void start() throws IOException {
        aws = EmbeddedAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        account = new EmulatedAccount(aws.endpoint());
        account.empty();
        secretArn = account.secret();
        cloud = new AwsCloud(EmbeddedAws.REGION, aws.endpoint());
        tools = new DoubleTools(Files.createDirectories(folder.resolve("double")));
        operator = new RecordingOperator();
        Path bundle = SampleBundle.make(Files.createDirectories(folder.resolve("bundle")), "aarch64", _ -> {});
        plan = Sample.plan(folder.resolve("work"), "small", Optional.of(bundle), Optional.of(EmbeddedAws.ACCOUNT));
        tools.gives(
                "pyrin-network",
                Map.of("NodePublicAddress", "198.51.100.7", "NodePublicName", "ec2-198-51-100-7.example"));
        tools.gives("pyrin-data", Map.of("MongodbSecret", secretArn, "ArtefactsBucket", "artefacts-1"));
        tools.gives("pyrin-functions", Map.of("ApiHost", "abc.execute-api.example"));
        tools.gives(
                "pyrin-edge",
                Map.of(
                        "SiteHost",
                        "d1.example",
                        "ApiUrl",
                        "https://d1.example/api",
                        "PagesBucket",
                        "pages-1",
                        "DistributionId",
                        account.distribution()));
        tools.gives("pyrin-observability", Map.of("OperatorsTopic", "arn:topic"));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void failsAtEveryStepAndGoesOnEachTime() throws Exception {
        fails("the account is not prepared for deployments", "cdk bootstrap");
        account.bootstrap();
        failsAt("diff pyrin-network", "diff: cdk diff failed");
        fails("confirm: not confirmed; nothing was changed", "answer yes");
        operator.answers.add("yes");
        failsAt("deploy pyrin-network", "deploy network: cdk deploy failed");
        failsAt("deploy pyrin-data", "deploy data: cdk deploy failed");
        fails("database secret: that is no connection string", "mongodb+srv://");
        operator.secrets.add(SECRET);
        fails("artefacts: the bucket does not take", "./pyrin deploy again");
        account.bucket("artefacts-1");
        failsAt("deploy pyrin-node", "deploy node: cdk deploy failed");
        failsAt("deploy pyrin-functions", "deploy functions: cdk deploy failed");
        failsAt("deploy pyrin-edge", "deploy edge: cdk deploy failed");
        failsAt("deploy pyrin-observability", "deploy observability: cdk deploy failed");
        fails("publish: the pages' bucket does not take assets/app-1a.js", "./pyrin deploy again");
        account.bucket("pages-1");
        tools.status = 503;
        fails("smoke test: page at https://d1.example/ answers with status 503", "runbooks");
        tools.status = 200;
        tools.streams = false;
        fails("smoke test: stream at wss://d1.example/stream does not say welcome", "stream-unhealthy");
        tools.streams = true;
        run();

        List<String> expected = new ArrayList<>();
        PARTS.forEach(part -> expected.addAll(List.of("deploy pyrin-" + part, "deploy pyrin-" + part)));
        assertThat(tools.calls().stream().filter(call -> call.startsWith("deploy")))
                .as("each stack failed once and was deployed once, in order")
                .containsExactlyElementsOf(expected);
        assertThat(tools.wholeCalls())
                .anyMatch(call -> call.contains("pyrin-network:EdgePrefixList=pl-"))
                .anyMatch(call -> call.contains("pyrin-edge:StreamHost=ec2-198-51-100-7.example"))
                .anyMatch(call -> call.contains("pyrin-edge:ApiHost=abc.execute-api.example"))
                .allMatch(call -> call.contains("--app " + folder.resolve("work/assembly")));
        assertThat(account.keys("artefacts-1")).hasSize(5).anyMatch(key -> key.startsWith("releases/1.2.3/"));
        assertThat(account.head("pages-1", "index.html").contentEncoding()).isEqualTo("br");
        assertThat(account.head("pages-1", "assets/app-1a.js").cacheControl()).contains("immutable");
        assertThat(account.secretValue(secretArn)).isEqualTo(SECRET);
        assertThat(operator.said).contains("  pages    https://d1.example/", "  stream   wss://d1.example/stream");
        assertNoSecretIsKept();
    }

    /** With the synthesiser itself: were its templates not the same each time, every call would be another plan. */
    @Test
    void aSecondCallDoesNothingAgainButLook() throws Exception {
        tools.synthesisesAnew = true;
        deployWhole();
        int before = tools.calls().size();
        run();
        assertThat(tools.calls()).hasSize(before);
        assertThat(operator.said).contains("done before: deploy edge");
    }

    @Test
    void anotherReleaseIsDeployedAgainWithTheSecretKept() throws Exception {
        deployWhole();
        Path changed = SampleBundle.make(
                Files.createDirectories(folder.resolve("bundle2")), "aarch64", SampleBundle.withChangedFunction());
        plan = Sample.plan(folder.resolve("work"), "small", Optional.of(changed), Optional.empty());
        operator.answers.add("yes");
        run();
        assertThat(tools.calls().stream().filter("deploy pyrin-functions"::equals))
                .hasSize(2);
        assertThat(operator.said).contains("the database's address is there");
        assertThat(account.secretValue(secretArn)).isEqualTo(SECRET);
    }

    @Test
    void twoDeploymentsAtOnceAreKeptApart() throws Exception {
        account.bootstrap();
        cloud.lock(plan.lockName(), "somebody on elsewhere since this morning");
        fails("another deployment is under way: somebody on elsewhere since this morning", "unlock");
        cloud.unlock(plan.lockName());
        cloud.unlock(plan.lockName());
        fails("confirm: not confirmed", "yes");
    }

    private void deployWhole() throws DeployException {
        account.bootstrap();
        account.bucket("artefacts-1");
        account.bucket("pages-1");
        operator.answers.add("yes");
        operator.secrets.add(SECRET);
        run();
    }

    private void run() throws DeployException {
        new Deployment(plan, cloud, tools, operator, false).run();
    }

    private void failsAt(String call, String what) throws IOException {
        tools.fail(call);
        fails(what, "it goes on at this step");
        tools.fail("");
    }

    private void fails(String what, String wayOut) {
        DeployException failure = catchThrowableOfType(DeployException.class, this::run);
        assertThat(failure).as(what).isNotNull().hasMessageContaining(what);
        assertThat(failure.wayOut()).contains(wayOut);
    }

    private void assertNoSecretIsKept() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("verysecret");
            }
        }
        assertThat(operator.said).noneMatch(line -> line.contains("verysecret"));
    }
}
