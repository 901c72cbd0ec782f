package network.pyrin.infra.stacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.functions.routes.Route;
import network.pyrin.functions.routes.RouteTable;
import network.pyrin.infra.stacks.preset.Preset;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The functions behind one HTTP API: routes and throttles as the route table says, each function behind an alias that moves gradually to a
 * new version and back if the new one fails. The gateway knows nothing of cross-origin rules: the functions answer preflights themselves.
 */
final class FunctionsStack extends SiteStack {
    private static final int GATEWAY_TIMEOUT_MILLIS = 27_000;

    private final Map<String, DeployedFunction> functions = new LinkedHashMap<>();
    private final CfnApi api;

    FunctionsStack(
            Construct scope, Preset preset, Release release, RouteTable routes, NetworkStack network, DataStack data) {
        super(scope, preset, "functions", "HTTP API and functions", null);
        FunctionKit kit = new FunctionKit(this, release, network, data);
        for (FunctionName name : FunctionName.values()) {
            functions.put(name.text(), kit.http(name));
        }
        functions.put("alerts", kit.alerts());
        this.api = CfnApi.Builder.create(this, "Api")
                .name(named("api"))
                .description("HTTP API of " + preset.site().name())
                .protocolType("HTTP")
                .build();
        CfnStage stage = createStage(routes);
        for (FunctionName name : FunctionName.values()) {
            addRoutes(name, routes, stage);
        }
        output(
                "ApiHost",
                "host name of the HTTP API",
                api.getRef() + ".execute-api." + getRegion() + "." + getUrlSuffix());
    }

    /** Functions by name, in the order in which they appear everywhere. */
    Map<String, DeployedFunction> functions() {
        return functions;
    }

    String apiId() {
        return api.getRef();
    }

    private CfnStage createStage(RouteTable routes) {
        LogGroup accessLog = LogGroup.Builder.create(this, "AccessLog")
                .logGroupName("/pyrin/" + preset().site().name() + "/api-access")
                .retention(Retention.of(preset()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        int most = preset().functions().burstPerSecond();
        Map<String, Object> throttles = new LinkedHashMap<>();
        for (Route route : routes.routes()) {
            throttles.put(
                    route.key(),
                    throttle(
                            Math.min(most, route.throttle().ratePerSecond()),
                            Math.min(most, route.throttle().burst())));
        }
        return CfnStage.Builder.create(this, "Stage")
                .apiId(api.getRef())
                .stageName("$default")
                .autoDeploy(true)
                .defaultRouteSettings(CfnStage.RouteSettingsProperty.builder()
                        .throttlingRateLimit(most)
                        .throttlingBurstLimit(most)
                        .detailedMetricsEnabled(false)
                        .build())
                .routeSettings(throttles)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog.getLogGroupArn())
                        .format(AccessLogFormat.JSON)
                        .build())
                .build();
    }

    private static Map<String, Object> throttle(int rate, int burst) {
        return Map.of("ThrottlingRateLimit", rate, "ThrottlingBurstLimit", burst, "DetailedMetricsEnabled", false);
    }

    private void addRoutes(FunctionName name, RouteTable routes, CfnStage stage) {
        DeployedFunction function = functions.get(name.text());
        if (function == null) {
            throw new IllegalStateException("no function " + name.text());
        }
        CfnIntegration integration = integrate(function);
        for (String key : new ArrayList<>(routes.gatewayKeys(name))) {
            CfnRoute route = CfnRoute.Builder.create(this, routeId(key))
                    .apiId(api.getRef())
                    .routeKey(key)
                    .authorizationType("NONE")
                    .target("integrations/" + integration.getRef())
                    .build();
            // A stage must not name the throttle of a route that is not there yet.
            stage.getNode().addDependency(route);
        }
    }

    /** Lets the gateway call a function. */
    private CfnIntegration integrate(DeployedFunction function) {
        CfnIntegration integration = CfnIntegration.Builder.create(this, function.id() + "Integration")
                .apiId(api.getRef())
                .integrationType("AWS_PROXY")
                .integrationUri(function.alias().getFunctionArn())
                .payloadFormatVersion("2.0")
                .timeoutInMillis(GATEWAY_TIMEOUT_MILLIS)
                .build();
        CfnPermission.Builder.create(this, function.id() + "Permission")
                .action("lambda:InvokeFunction")
                .functionName(function.alias().getFunctionArn())
                .principal("apigateway.amazonaws.com")
                .sourceArn(formatArn(ArnComponents.builder()
                        .service("execute-api")
                        .resource(api.getRef())
                        .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                        .resourceName("*/*")
                        .build()))
                .build();
        return integration;
    }

    /** A readable logical id: {@code GET /v1/blocks/{hash}} becomes {@code GetV1BlocksHash}. */
    static String routeId(String key) {
        StringBuilder id = new StringBuilder("Route");
        for (String word : List.of(key.split("[^A-Za-z0-9]+"))) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0)))
                        .append(
                                word.equals(word.toUpperCase(Locale.ROOT))
                                        ? word.substring(1).toLowerCase(Locale.ROOT)
                                        : word.substring(1));
            }
        }
        return id.toString();
    }
}
