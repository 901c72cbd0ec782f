package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.functions.routes.Route;
import network.pyrin.functions.routes.RouteTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gateway is what the route table says; functions are where the preset puts them, behind aliases that go back. */
class FunctionsStackTest {
    @Test
    void theGatewayHasTheRoutesAndThrottlesOfTheTable() {
        Synthesised site = Synthesised.of("standard");
        RouteTable table = RouteTable.load();
        List<String> expected = new ArrayList<>();
        for (FunctionName name : FunctionName.values()) {
            expected.addAll(table.gatewayKeys(name));
        }
        List<String> keys = new ArrayList<>();
        site.resources("AWS::ApiGatewayV2::Route")
                .values()
                .forEach(route ->
                        keys.add(route.path("Properties").path("RouteKey").asText()));
        assertThat(keys).containsExactlyInAnyOrderElementsOf(expected);

        JsonNode settings = only(site, "AWS::ApiGatewayV2::Stage").path("RouteSettings");
        int most = site.preset().functions().burstPerSecond();
        for (Route route : table.routes()) {
            assertThat(settings.path(route.key()).path("ThrottlingRateLimit").asInt())
                    .as(route.key())
                    .isEqualTo(Math.min(most, route.throttle().ratePerSecond()));
        }
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void theGatewayLeavesCrossOriginRulesToTheFunctionsAndWritesALog(String preset) {
        Synthesised site = Synthesised.of(preset);
        assertThat(only(site, "AWS::ApiGatewayV2::Api").has("CorsConfiguration"))
                .isFalse();
        assertThat(only(site, "AWS::ApiGatewayV2::Stage")
                        .path("AccessLogSettings")
                        .path("Format")
                        .asText())
                .contains("$context.routeKey");
        site.resources("AWS::ApiGatewayV2::Integration").values().forEach(integration -> assertThat(integration
                        .path("Properties")
                        .path("PayloadFormatVersion")
                        .asText())
                .isEqualTo("2.0"));
    }

    @Test
    void onlyWalletApiIsInsideUnlessTheDatabaseIsPrivate() {
        assertThat(inside(Synthesised.of("small"))).containsExactly("pyrin-wallet-api");
        assertThat(inside(Synthesised.of("standard")))
                .containsExactly("pyrin-alerts", "pyrin-explorer-api", "pyrin-pool-api", "pyrin-wallet-api");
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void eachFunctionMovesGraduallyAndGoesBack(String preset) {
        Synthesised site = Synthesised.of(preset);
        assertThat(site.resources("AWS::Lambda::Function").keySet().stream().filter(id -> id.startsWith("functions/")))
                .hasSize(4);
        assertThat(site.resources("AWS::Lambda::Alias").values()).hasSize(4).allSatisfy(alias -> {
            assertThat(alias.path("UpdatePolicy").has("CodeDeployLambdaAliasUpdate"))
                    .isTrue();
        });
        assertThat(site.resources("AWS::CodeDeploy::DeploymentGroup").values())
                .hasSize(4)
                .allSatisfy(group -> {
                    JsonNode properties = group.path("Properties");
                    assertThat(properties.path("DeploymentConfigName").asText()).contains("Canary10Percent5Minutes");
                    assertThat(properties
                                    .path("AutoRollbackConfiguration")
                                    .path("Events")
                                    .toString())
                            .contains("DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_FAILURE");
                    assertThat(properties.path("AlarmConfiguration").path("Alarms"))
                            .hasSize(1);
                });
    }

    @Test
    void theArtefactDecidesHowAFunctionRuns() {
        JsonNode aot = function(Synthesised.of("small"), "pyrin-explorer-api");
        assertThat(aot.path("Runtime").asText()).isEqualTo("provided.al2023");
        assertThat(aot.path("Architectures").toString()).isEqualTo("[\"arm64\"]");
        assertThat(aot.path("Code").path("S3Key").asText()).startsWith("functions/explorer-api/aot-");
        Synthesised managed = Synthesised.variant("small", Map.of("artefact", "\"managed\""));
        JsonNode snap = function(managed, "pyrin-explorer-api");
        assertThat(snap.path("Runtime").asText()).isEqualTo("java25");
        assertThat(snap.path("SnapStart").path("ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(snap.path("Handler").asText()).isEqualTo(FunctionKit.MANAGED_HANDLER);
    }

    @Test
    void alertsIsToldByTopicQueueAndClock() {
        Synthesised site = Synthesised.of("small");
        JsonNode subscription = only(site, "AWS::SNS::Subscription");
        assertThat(subscription.path("FilterPolicy").path("kinds").toString())
                .isEqualTo("[\"addressChanged\",\"statusChanged\"]");
        assertThat(subscription.path("RedrivePolicy").toString()).contains("deadLetterTargetArn");
        JsonNode source = only(site, "AWS::Lambda::EventSourceMapping");
        assertThat(source.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
        assertThat(only(site, "AWS::Events::Rule").path("ScheduleExpression").asText())
                .isEqualTo("rate(1 minute)");
        JsonNode queue = site.resources("AWS::SQS::Queue").values().stream()
                .map(each -> each.path("Properties"))
                .filter(each -> each.path("QueueName").asText().equals("pyrin-webhooks"))
                .findFirst()
                .orElseThrow();
        int timeout = function(site, "pyrin-alerts").path("Timeout").asInt();
        assertThat(queue.path("VisibilityTimeout").asInt()).isGreaterThanOrEqualTo(6 * timeout);
        assertThat(queue.has("RedrivePolicy")).isTrue();
    }

    @Test
    void concurrencyIsBounded() {
        assertThat(function(Synthesised.of("small"), "pyrin-explorer-api")
                        .path("ReservedConcurrentExecutions")
                        .asInt())
                .isEqualTo(Synthesised.of("small").preset().functions().concurrentMax());
    }

    private static Set<String> inside(Synthesised site) {
        Set<String> inside = new TreeSet<>();
        site.resources("AWS::Lambda::Function").values().forEach(function -> {
            if (function.path("Properties").has("VpcConfig")) {
                inside.add(function.path("Properties").path("FunctionName").asText());
            }
        });
        return inside;
    }

    private static JsonNode function(Synthesised site, String name) {
        return site.resources("AWS::Lambda::Function").values().stream()
                .map(each -> each.path("Properties"))
                .filter(each -> each.path("FunctionName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode only(Synthesised site, String type) {
        Map<String, JsonNode> found = site.resources(type);
        assertThat(found).as(type).hasSize(1);
        return found.values().iterator().next().path("Properties");
    }
}
