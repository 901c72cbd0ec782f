package network.pyrin.infra.stacks;

import java.util.List;
import java.util.stream.Collectors;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.ec2.CfnNetworkInterface;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The network: two zones with a public and a private subnet each, one public address for the node, and the doors between everything
 * ({@link Doors}).
 *
 * <p>The node has a second network interface that outlives the machine: its private address is where wallet-api finds the node, and in
 * presets without a NAT gateway it is the private subnets' way out, which costs nothing; wallet-api is of no use without the node anyway.
 */
final class NetworkStack extends SiteStack {
    private final Vpc vpc;
    private final Doors doors;
    private final CfnNetworkInterface nodeInterface;
    private final CfnEIP nodeAddress;

    NetworkStack(Construct scope, Preset preset) {
        super(scope, preset, "network", "network, ways out, doors", null);
        this.vpc = createVpc(throughNode());
        logRefusals();
        this.doors = new Doors(this, vpc, preset);
        this.nodeInterface = CfnNetworkInterface.Builder.create(this, "NodeInterface")
                .description("fixed private address of the node; outlives the machine")
                .subnetId(nodeSubnet().getSubnetId())
                .groupSet(List.of(doors.node().getSecurityGroupId()))
                .sourceDestCheck(!throughNode())
                .build();
        this.nodeAddress = CfnEIP.Builder.create(this, "NodeAddress")
                .domain("vpc")
                .tags(List.of(CfnTag.builder().key("Name").value(named("node")).build()))
                .build();
        // Peers and the database's access list know this address.
        nodeAddress.applyRemovalPolicy(RemovalPolicy.RETAIN);
        if (throughNode()) {
            routeThroughNode();
        }
        nameNode();
        output("NodePublicAddress", "public address of the node; the database must let it in", nodeAddress.getRef());
    }

    Vpc vpc() {
        return vpc;
    }

    Doors doors() {
        return doors;
    }

    /** The one subnet in which the node's machine, its volume and its interface live. */
    ISubnet nodeSubnet() {
        return vpc.getPublicSubnets().getFirst();
    }

    String nodeInterfaceId() {
        return nodeInterface.getRef();
    }

    /** Private address of the node, the same for every machine that plays it. */
    String nodePrivateAddress() {
        return nodeInterface.getAttrPrimaryPrivateIpAddress();
    }

    /** Address ranges of the private subnets, with commas between. */
    String privateRanges() {
        return privateSubnets().stream().map(ISubnet::getIpv4CidrBlock).collect(Collectors.joining(","));
    }

    /** The private subnets, whatever their way out. */
    List<ISubnet> privateSubnets() {
        return throughNode() ? vpc.getIsolatedSubnets() : vpc.getPrivateSubnets();
    }

    /** The one gateway, in presets that have it. */
    CfnNatGateway natGateway() {
        return vpc.getPublicSubnets().stream()
                .map(subnet -> subnet.getNode().tryFindChild("NATGateway"))
                .filter(CfnNatGateway.class::isInstance)
                .map(CfnNatGateway.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this preset has no NAT gateway"));
    }

    private boolean throughNode() {
        return preset().network().egress() == Egress.NODE_VM;
    }

    String nodeAddressAllocation() {
        return nodeAddress.getAttrAllocationId();
    }

    String nodePublicAddress() {
        return nodeAddress.getRef();
    }

    private Vpc createVpc(boolean throughNode) {
        Vpc created = Vpc.Builder.create(this, "Vpc")
                .vpcName(named("vpc"))
                .ipAddresses(IpAddresses.cidr(preset().network().cidr()))
                .maxAzs(2)
                .natGateways(throughNode ? 0 : 1)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(
                        subnet("public", SubnetType.PUBLIC),
                        subnet("private", throughNode ? SubnetType.PRIVATE_ISOLATED : SubnetType.PRIVATE_WITH_EGRESS)))
                .build();
        created.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        return created;
    }

    private static SubnetConfiguration subnet(String name, SubnetType type) {
        SubnetConfiguration.Builder builder =
                SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(20);
        if (type == SubnetType.PUBLIC) {
            // Only the node's launch template asks for a public address.
            builder.mapPublicIpOnLaunch(false);
        }
        return builder.build();
    }

    /** What a door refused is what is worth keeping; accepted traffic would cost more to log than to serve. */
    private void logRefusals() {
        LogGroup group = LogGroup.Builder.create(this, "FlowLog")
                .retention(Retention.of(preset()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        vpc.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(group))
                        .build());
    }

    /** The provider's name for the public address; the oldest region writes it differently. */
    private void nameNode() {
        CfnCondition oldest = CfnCondition.Builder.create(this, "IsOldestRegion")
                .expression(Fn.conditionEquals(getRegion(), "us-east-1"))
                .build();
        String suffix = Fn.conditionIf(
                        oldest.getLogicalId(), "compute-1", Fn.join(".", List.of(getRegion(), "compute")))
                .toString();
        String dashed = Fn.join("-", Fn.split(".", nodeAddress.getRef()));
        output(
                "NodePublicName",
                "host name of the node's public address, for the content network",
                Fn.join("", List.of("ec2-", dashed, ".", suffix, ".", getUrlSuffix())));
    }

    private void routeThroughNode() {
        List<ISubnet> subnets = privateSubnets();
        for (int i = 0; i < subnets.size(); i++) {
            CfnRoute.Builder.create(this, "ThroughNode" + (i + 1))
                    .routeTableId(subnets.get(i).getRouteTable().getRouteTableId())
                    .destinationCidrBlock("0.0.0.0/0")
                    .networkInterfaceId(nodeInterface.getRef())
                    .build();
        }
    }
}
