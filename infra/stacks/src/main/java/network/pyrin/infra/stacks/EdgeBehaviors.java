package network.pyrin.infra.stacks;

import java.util.List;
import java.util.TreeSet;
import network.pyrin.functions.routes.RouteTable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginRequestHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;

/** How the content network treats pages, API and streams. */
final class EdgeBehaviors {
    private final SiteStack stack;
    private final CfnResponseHeadersPolicy pageHeaders;
    private final CachePolicy apiCache;
    private final OriginRequestPolicy apiRequest;
    private final CachePolicy pageCache;
    private final String apiFunction;

    EdgeBehaviors(SiteStack stack, RouteTable routes, CfnResponseHeadersPolicy pageHeaders) {
        this.stack = stack;
        this.pageHeaders = pageHeaders;
        this.apiCache = apiCache(routes);
        this.apiFunction = apiFunction(routes);
        this.apiRequest = OriginRequestPolicy.Builder.create(stack, "ApiRequest")
                .originRequestPolicyName(stack.named("api"))
                .comment("what the functions read of a request beside path and known query parameters")
                .headerBehavior(OriginRequestHeaderBehavior.allowList(
                        "Accept",
                        "Content-Type",
                        "Origin",
                        "Access-Control-Request-Method",
                        "Access-Control-Request-Headers",
                        "If-None-Match",
                        "X-Request-Id"))
                .build();
        this.pageCache = CachePolicy.Builder.create(stack, "PageCache")
                .cachePolicyName(stack.named("pages"))
                .comment("as long as each object says")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(60))
                .maxTtl(Duration.days(365))
                .build();
    }

    /** Pages: deep links and compressed files are chosen by a function at the edge. */
    BehaviorOptions pages(IOrigin origin) {
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                .cachePolicy(pageCache)
                .responseHeadersPolicy(pageHeaders)
                // The files are compressed already, better than the edge would.
                .compress(false)
                .functionAssociations(
                        List.of(atRequest("SiteRequest", Machine.resource("edge/site.js"), "pages: deep links, .br")))
                .build();
    }

    /** API: cached as long as each answer says, by path and the query parameters of the route table. */
    BehaviorOptions api(IOrigin origin) {
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(apiCache)
                .originRequestPolicy(apiRequest)
                .compress(true)
                .functionAssociations(List.of(
                        atRequest("ApiRequestPath", apiFunction, "API: strip the prefix, drop unknown parameters")))
                .build();
    }

    /** Streams: nothing is kept, everything is passed on. */
    BehaviorOptions stream(IOrigin origin) {
        return BehaviorOptions.builder()
                .origin(origin)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .compress(false)
                .build();
    }

    /**
     * All parameters are part of the key; those that no route knows were dropped by the function before. A policy's own list would be
     * simpler, but holds ten names only.
     */
    private CachePolicy apiCache(RouteTable routes) {
        int secondsMax = routes.routes().stream()
                .mapToInt(route -> route.cache().secondsMax())
                .max()
                .orElse(1);
        return CachePolicy.Builder.create(stack, "ApiCache")
                .cachePolicyName(stack.named("api"))
                .comment("as long as each answer says, at most as long as the route table allows any")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(0))
                .maxTtl(Duration.seconds(secondsMax))
                .queryStringBehavior(CacheQueryStringBehavior.all())
                // An answer names the origin it is for.
                .headerBehavior(CacheHeaderBehavior.allowList("Origin", "Authorization"))
                .enableAcceptEncodingBrotli(true)
                .enableAcceptEncodingGzip(true)
                .build();
    }

    /** The function before the API, with the parameters of the route table. */
    static String apiFunction(RouteTable routes) {
        TreeSet<String> known = new TreeSet<>();
        routes.routes().forEach(route -> known.addAll(route.query()));
        return Machine.resource("edge/api.js").replace("%KNOWN%", String.join("', '", known));
    }

    private FunctionAssociation atRequest(String id, String code, String comment) {
        Function function = (Function) stack.getNode().tryFindChild(id);
        if (function == null) {
            function = Function.Builder.create(stack, id)
                    .functionName(stack.named(FunctionKit.dashed(id)))
                    .comment(comment)
                    .runtime(FunctionRuntime.JS_2_0)
                    .code(FunctionCode.fromInline(code))
                    .build();
        }
        return FunctionAssociation.builder()
                .eventType(FunctionEventType.VIEWER_REQUEST)
                .function(function)
                .build();
    }
}
