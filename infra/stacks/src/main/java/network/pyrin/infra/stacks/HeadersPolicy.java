package network.pyrin.infra.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.ContentSecurityPolicyProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.ContentTypeOptionsProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.CustomHeaderProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.CustomHeadersConfigProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.FrameOptionsProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.ReferrerPolicyProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.ResponseHeadersPolicyConfigProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.SecurityHeadersConfigProperty;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy.StrictTransportSecurityProperty;
import software.constructs.Construct;

/** From the pages' headers to the content network's policy, which has fields of its own for the security headers it knows. */
final class HeadersPolicy {
    private final SecurityHeadersConfigProperty.Builder security = SecurityHeadersConfigProperty.builder();
    private final List<CustomHeaderProperty> others = new ArrayList<>();

    private HeadersPolicy() {}

    static CfnResponseHeadersPolicy create(Construct scope, String name, SiteHeaders headers) {
        HeadersPolicy policy = new HeadersPolicy();
        for (Map.Entry<String, String> header : headers.values().entrySet()) {
            policy.add(header.getKey(), header.getValue());
        }
        return CfnResponseHeadersPolicy.Builder.create(scope, "PageHeaders")
                .responseHeadersPolicyConfig(ResponseHeadersPolicyConfigProperty.builder()
                        .name(name)
                        .comment("headers of the pages, from cdn-static/headers.json")
                        .securityHeadersConfig(policy.security.build())
                        .customHeadersConfig(CustomHeadersConfigProperty.builder()
                                .items(policy.others)
                                .build())
                        .build())
                .build();
    }

    private void add(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "content-security-policy" ->
                security.contentSecurityPolicy(ContentSecurityPolicyProperty.builder()
                        .contentSecurityPolicy(value)
                        .override(true)
                        .build());
            case "strict-transport-security" -> security.strictTransportSecurity(transport(value));
            case "referrer-policy" ->
                security.referrerPolicy(ReferrerPolicyProperty.builder()
                        .referrerPolicy(value)
                        .override(true)
                        .build());
            case "x-frame-options" ->
                security.frameOptions(FrameOptionsProperty.builder()
                        .frameOption(value)
                        .override(true)
                        .build());
            case "x-content-type-options" ->
                security.contentTypeOptions(
                        ContentTypeOptionsProperty.builder().override(true).build());
            default ->
                others.add(CustomHeaderProperty.builder()
                        .header(name)
                        .value(value)
                        .override(true)
                        .build());
        }
    }

    private static StrictTransportSecurityProperty transport(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int seconds = Integer.parseInt(lower.replaceAll(".*max-age=([0-9]+).*", "$1"));
        return StrictTransportSecurityProperty.builder()
                .accessControlMaxAgeSec(seconds)
                .includeSubdomains(lower.contains("includesubdomains"))
                .preload(lower.contains("preload"))
                .override(true)
                .build();
    }
}
