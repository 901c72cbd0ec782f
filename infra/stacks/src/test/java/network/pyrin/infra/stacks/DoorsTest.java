package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import network.pyrin.infra.stacks.snapshot.Readable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is open to the world, and every way out is in a table. */
class DoorsTest {
    private static final String SMALL = """
            Functions -> 0.0.0.0/0 443
            Functions -> 0.0.0.0/0 8443
            Functions -> 0.0.0.0/0 27015-27017
            Functions -> NodeDoor 13110
            Node -> 0.0.0.0/0 443
            Node -> 0.0.0.0/0 8443
            Node -> 0.0.0.0/0 27015-27017
            """;

    private static final String STANDARD = """
            Balancer -> StreamDoor 8090
            Functions -> 0.0.0.0/0 443
            Functions -> 0.0.0.0/0 8443
            Functions -> DatabaseDoor 1024-65535
            Functions -> NodeDoor 13110
            Node -> 0.0.0.0/0 443
            Node -> DatabaseDoor 1024-65535
            Node -> RedisDoor 6380
            Stream -> 0.0.0.0/0 443
            Stream -> DatabaseDoor 1024-65535
            """;

    private static final Map<String, String> WAYS_OUT =
            Map.of("small", SMALL, "standard", STANDARD, "archive", STANDARD);

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void everyWayOutIsInTheTable(String preset) {
        assertThat(rules(Synthesised.of(preset), "Egress"))
                .containsExactlyInAnyOrderElementsOf(
                        WAYS_OUT.getOrDefault(preset, "").lines().toList());
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void nothingIsOpenToTheWorld(String preset) {
        List<String> ways = rules(Synthesised.of(preset), "Ingress");
        assertThat(ways).isNotEmpty().noneMatch(way -> way.contains("0.0.0.0/0") || way.contains("::/0"));
    }

    @Test
    void onlyTheEdgeReachesTheNodeVmFromOutside() {
        assertThat(rules(Synthesised.of("small"), "Ingress"))
                .containsExactlyInAnyOrder(
                        "Node <- FunctionsDoor 13110",
                        "Node <- FunctionsDoor 443",
                        "Node <- FunctionsDoor 8443",
                        "Node <- FunctionsDoor 27015-27017",
                        "Node <- EdgePrefixList 8090");
        assertThat(rules(Synthesised.of("standard"), "Ingress"))
                .filteredOn(way -> way.startsWith("Node"))
                .containsExactly("Node <- FunctionsDoor 13110");
        assertThat(rules(Synthesised.of("standard"), "Ingress")).contains("Balancer <- 10.42.0.0/16 80");
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void nobodyUsesTheDefaultDoor(String preset) {
        Synthesised site = Synthesised.of(preset);
        site.resources("AWS::EC2::LaunchTemplate").values().forEach(template -> assertThat(
                        template.findValues("Groups").size()
                                + template.findValues("SecurityGroupIds").size())
                .isPositive());
        site.resources("AWS::Lambda::Function").values().stream()
                .filter(function -> function.path("Properties").has("VpcConfig"))
                .forEach(function -> assertThat(
                                function.path("Properties").path("VpcConfig").path("SecurityGroupIds"))
                        .hasSize(1));
    }

    @Test
    void smallHasNothingThatCostsByTheHourBesideItsMachine() {
        Synthesised site = Synthesised.of("small");
        for (String type : List.of(
                "AWS::EC2::NatGateway",
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "AWS::ElastiCache::ReplicationGroup")) {
            assertThat(site.resources(type)).as(type).isEmpty();
        }
        assertThat(site.resources("AWS::EC2::VPCEndpoint").values()).allMatch(endpoint -> endpoint.path("Properties")
                .path("VpcEndpointType")
                .asText()
                .equals("Gateway"));
    }

    /** Rules as lines: door, arrow, other side, ports. */
    private static List<String> rules(Synthesised site, String direction) {
        List<String> lines = new ArrayList<>();
        JsonNode resources = site.template("network").path("Resources");
        resources.properties().forEach(each -> {
            JsonNode properties = each.getValue().path("Properties");
            String type = each.getValue().path("Type").asText();
            if (type.equals("AWS::EC2::SecurityGroup")) {
                String door = each.getKey().replaceAll("Door[0-9A-F]{8}$", "");
                properties.path("SecurityGroup" + direction).forEach(rule -> lines.add(line(door, direction, rule)));
            } else if (type.equals("AWS::EC2::SecurityGroup" + direction)) {
                lines.add(line(Readable.of(properties.path("GroupId")).replaceAll("Door$", ""), direction, properties));
            }
        });
        lines.removeIf(line -> line.contains("255.255.255.255/32"));
        assertThat(new TreeSet<>(lines)).hasSameSizeAs(lines);
        return lines;
    }

    private static String line(String door, String direction, JsonNode rule) {
        String other = "";
        for (String key : List.of(
                "CidrIp", "CidrIpv6", "SourceSecurityGroupId", "DestinationSecurityGroupId", "SourcePrefixListId")) {
            other += rule.has(key) ? Readable.of(rule.path(key)) : "";
        }
        String from = rule.path("FromPort").asText("all");
        String to = rule.path("ToPort").asText("all");
        return door + (direction.equals("Egress") ? " -> " : " <- ") + other + " "
                + (from.equals(to) ? from : from + "-" + to);
    }
}
