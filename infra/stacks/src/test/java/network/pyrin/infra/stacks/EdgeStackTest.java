package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages, API and streams behind one distribution; a domain adds names, a certificate and a second one for the API. */
class EdgeStackTest {
    @Test
    void onlyTheEdgeHasARegion() throws IOException {
        String manifest = Files.readString(Synthesised.of("small").folder().resolve("manifest.json"));
        assertThat(manifest).contains("aws://unknown-account/us-east-1", "aws://unknown-account/unknown-region");
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void oneDistributionServesPagesApiAndStreams(String preset) {
        JsonNode distribution = distributions(Synthesised.of(preset)).getFirst();
        assertThat(distribution.findValuesAsText("PathPattern")).containsExactly("/api/*", "/stream", "/ws/*");
        assertThat(distribution
                        .path("DefaultCacheBehavior")
                        .path("ViewerProtocolPolicy")
                        .asText())
                .isEqualTo("redirect-to-https");
        assertThat(distribution.path("DefaultCacheBehavior").path("FunctionAssociations"))
                .hasSize(1);
        assertThat(distribution.has("WebACLId")).isEqualTo(!preset.equals("small"));
        assertThat(distribution.path("Logging").has("Bucket")).isTrue();
    }

    @Test
    void pagesHaveTheHeadersOfTheFile() {
        Synthesised site = Synthesised.of("small");
        JsonNode policy = site.resources("AWS::CloudFront::ResponseHeadersPolicy")
                .values()
                .iterator()
                .next()
                .path("Properties")
                .path("ResponseHeadersPolicyConfig");
        JsonNode security = policy.path("SecurityHeadersConfig");
        SiteHeaders headers = SiteHeaders.read(Synthesised.ROOT.resolve("cdn-static/headers.json"), "explorer");
        assertThat(security.path("ContentSecurityPolicy")
                        .path("ContentSecurityPolicy")
                        .asText())
                .isEqualTo(headers.values().get("Content-Security-Policy"))
                .contains("'self'")
                .doesNotContain("{", "'unsafe-inline'");
        assertThat(security.path("StrictTransportSecurity")
                        .path("AccessControlMaxAgeSec")
                        .asInt())
                .isGreaterThan(31_000_000);
        Map<String, String> custom = new LinkedHashMap<>();
        policy.path("CustomHeadersConfig")
                .path("Items")
                .forEach(item -> custom.put(
                        item.path("Header").asText(), item.path("Value").asText()));
        assertThat(headers.values().keySet()).containsAll(custom.keySet());
        assertThat(custom.size() + security.size()).isEqualTo(headers.values().size());
    }

    @Test
    void aDomainGetsNamesACertificateAndTheApiAtItsOwnRoot() {
        Synthesised site = Synthesised.variant(
                "small", Map.of("domain", "\"example.org\"", "hosted-zone", "\"Z0123456789\"", "firewall", "true"));
        List<JsonNode> distributions = distributions(site);
        assertThat(distributions).hasSize(2);
        assertThat(distributions.get(0).path("Aliases").toString()).isEqualTo("[\"example.org\"]");
        assertThat(distributions.get(1).path("Aliases").toString()).isEqualTo("[\"api.example.org\"]");
        assertThat(distributions.get(1).path("DefaultCacheBehavior").path("FunctionAssociations"))
                .hasSize(1);
        assertThat(distributions).allSatisfy(each -> {
            assertThat(each.path("ViewerCertificate")
                            .path("MinimumProtocolVersion")
                            .asText())
                    .isEqualTo("TLSv1.2_2021");
            assertThat(each.has("WebACLId")).isTrue();
        });
        assertThat(site.resources("AWS::Route53::RecordSet")).hasSize(4);
        assertThat(site.template("edge")
                        .path("Outputs")
                        .path("ApiUrl")
                        .path("Value")
                        .asText())
                .isEqualTo("https://api.example.org");
    }

    @Test
    void theFirewallLetsLargeListsOfAddressesThroughAndCountsByClient() {
        JsonNode rules = Synthesised.of("standard")
                .resources("AWS::WAFv2::WebACL")
                .values()
                .iterator()
                .next()
                .path("Properties")
                .path("Rules");
        assertThat(rules.findValuesAsText("Limit")).hasSize(2);
        assertThat(rules.toString()).contains("\"Name\":\"SizeRestrictions_BODY\"", "\"ActionToUse\":{\"Count\":{}}");
    }

    @Test
    void aBadHeadersFileIsAClearError(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("headers.json");
        Files.writeString(file, "{}", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SiteHeaders.read(file, "explorer"))
                .hasMessageContaining("has no headers for app explorer");
        Files.writeString(file, "{\"apps\":{\"explorer\":{\"headers\":{\"A\":1}}}}");
        assertThatThrownBy(() -> SiteHeaders.read(file, "explorer"))
                .hasMessageContaining("text or a list of texts, not 1");
        Files.writeString(file, "{\"apps\":{\"explorer\":{\"headers\":{\"A\":\"x {colour}\"}}}}");
        assertThatThrownBy(() -> SiteHeaders.read(file, "explorer")).hasMessageContaining("unknown place");
    }

    /** The provider's bound on names in a policy; more is refused when the stack is deployed. */
    @Test
    void noPolicyListsMoreThanTenNames() {
        for (String type : List.of("AWS::CloudFront::CachePolicy", "AWS::CloudFront::OriginRequestPolicy")) {
            Synthesised.of("standard").resources(type).values().forEach(policy -> {
                for (String list : List.of("Headers", "QueryStrings", "Cookies")) {
                    policy.findValues(list)
                            .forEach(names -> assertThat(names.size()).isLessThanOrEqualTo(10));
                }
            });
        }
    }

    private static List<JsonNode> distributions(Synthesised site) {
        return site.resources("AWS::CloudFront::Distribution").values().stream()
                .map(each -> each.path("Properties").path("DistributionConfig"))
                .toList();
    }
}
