package network.pyrin.infra.stacks;

import java.util.List;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Database;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/**
 * Who may talk to whom: every security group and every rule of a site, in one file.
 *
 * <p>Nothing is open to the world: the content network is the only way in, and it reaches the stream through the provider's own list of
 * addresses (in {@code small}) or from inside the VPC. The node's peer port opens with the peer protocol. Ways out are listed one by one;
 * a test holds the table of each preset.
 */
final class Doors {
    private static final IPeer ANYWHERE = Peer.anyIpv4();

    private final Construct scope;
    private final IVpc vpc;
    private final SecurityGroup node;
    private final SecurityGroup functions;
    private final SecurityGroup stream;
    private final SecurityGroup balancer;
    private final SecurityGroup database;
    private final SecurityGroup redis;

    Doors(Construct scope, IVpc vpc, Preset preset) {
        this.scope = scope;
        this.vpc = vpc;
        this.node = group("Node", "node, processor and what runs beside them");
        this.functions = group("Functions", "functions inside the VPC");
        this.stream = group("Stream", "stream machines");
        this.balancer = group("Balancer", "balancer before the stream machines");
        this.database = group("Database", "private endpoint of the database");
        this.redis = group("Redis", "managed Redis");

        open(functions, node, Ports.NODE_RPC, "submit a transaction");
        out(node, "downloads, topic, logs");
        out(functions, "secrets, queues, webhooks");
        functions.addEgressRule(ANYWHERE, tcp(Ports.HTTPS_ALTERNATIVE), "webhooks");
        toDatabase(preset);
        if (preset.network().egress() == Egress.NODE_VM) {
            forwardThroughNode();
        }
        if (preset.stream().place() == StreamPlace.NODE_VM) {
            letEdgeIn();
        } else {
            out(stream, "downloads, queue, logs");
            balancer.addIngressRule(
                    Peer.ipv4(preset.network().cidr()), tcp(Ports.BALANCER), "the content network, inside the VPC");
            open(balancer, stream, Ports.STREAM, "streams");
        }
        if (preset.data().redis()) {
            open(node, redis, Ports.REDIS, "share ledger");
        }
    }

    SecurityGroup node() {
        return node;
    }

    SecurityGroup functions() {
        return functions;
    }

    SecurityGroup stream() {
        return stream;
    }

    SecurityGroup balancer() {
        return balancer;
    }

    SecurityGroup database() {
        return database;
    }

    SecurityGroup redis() {
        return redis;
    }

    private void toDatabase(Preset preset) {
        boolean streamApart = preset.stream().place() == StreamPlace.BALANCED;
        if (preset.data().database() == Database.PRIVATE) {
            Port ports = Port.tcpRange(Ports.PRIVATE_ENDPOINT_FIRST, Ports.PRIVATE_ENDPOINT_LAST);
            connect(node, database, ports, "database");
            connect(functions, database, ports, "database");
            if (streamApart) {
                connect(stream, database, ports, "database");
            }
            return;
        }
        Port ports = Port.tcpRange(Ports.MONGODB_FIRST, Ports.MONGODB_LAST);
        node.addEgressRule(ANYWHERE, ports, "database");
        functions.addEgressRule(ANYWHERE, ports, "database");
        if (streamApart) {
            stream.addEgressRule(ANYWHERE, ports, "database");
        }
    }

    /** What private functions send through the node arrives at its door first. */
    private void forwardThroughNode() {
        for (int port : List.of(Ports.HTTPS, Ports.HTTPS_ALTERNATIVE)) {
            node.addIngressRule(functions, tcp(port), "forwarded: secrets, webhooks");
        }
        node.addEgressRule(ANYWHERE, tcp(Ports.HTTPS_ALTERNATIVE), "forwarded: webhooks");
        node.addIngressRule(functions, Port.tcpRange(Ports.MONGODB_FIRST, Ports.MONGODB_LAST), "forwarded: database");
    }

    /** The list's id differs by region; the deploying program looks it up. */
    private void letEdgeIn() {
        CfnParameter list = CfnParameter.Builder.create(scope, "EdgePrefixList")
                .type("String")
                .allowedPattern("pl-[0-9a-f]+")
                .description("id of the list com.amazonaws.global.cloudfront.origin-facing in this region")
                .build();
        node.addIngressRule(
                Peer.prefixList(list.getValueAsString()), tcp(Ports.STREAM), "streams, from the content network");
    }

    private void out(SecurityGroup from, String why) {
        from.addEgressRule(ANYWHERE, tcp(Ports.HTTPS), why);
    }

    private void open(SecurityGroup from, SecurityGroup to, int port, String why) {
        connect(from, to, tcp(port), why);
    }

    private static void connect(SecurityGroup from, SecurityGroup to, Port port, String why) {
        from.addEgressRule(to, port, why);
        to.addIngressRule(from, port, why);
    }

    private static Port tcp(int port) {
        return Port.tcp(port);
    }

    private SecurityGroup group(String name, String description) {
        return SecurityGroup.Builder.create(scope, name + "Door")
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }
}
