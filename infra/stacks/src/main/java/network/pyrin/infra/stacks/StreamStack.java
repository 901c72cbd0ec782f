package network.pyrin.infra.stacks;

import java.util.List;
import network.pyrin.infra.stacks.preset.Preset;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthCheckType;
import software.amazon.awscdk.services.autoscaling.AdditionalHealthChecksOptions;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.autoscaling.HealthChecks;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.SignalsOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.cloudfront.CfnVpcOrigin;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Stream machines behind a balancer that only the content network reaches, from inside the VPC. A machine that goes is drained: its clients
 * are told to come back within minutes, and resume by sequence elsewhere.
 */
final class StreamStack extends SiteStack {
    private final ApplicationLoadBalancer balancer;
    private final ApplicationTargetGroup targets;
    private final AutoScalingGroup group;

    StreamStack(Construct scope, Preset preset, Release release, NetworkStack network, DataStack data) {
        super(scope, preset, "stream", "stream machines and their balancer", null);
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName(logGroup("stream"))
                .retention(Retention.of(preset))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        MachineRole rights = new MachineRole(this, data, "stream").basics(logs).hearsEvents();
        LaunchTemplate template = new Machine(preset, release, data, List.of("stream"), logGroup("stream"))
                .launchTemplate(
                        this,
                        "Template",
                        preset.stream().type(),
                        rights.role(),
                        network.doors().stream(),
                        "Group",
                        false);
        this.group = createGroup(network, template);
        this.balancer = createBalancer(network);
        this.targets = listen();
        CfnVpcOrigin origin = CfnVpcOrigin.Builder.create(this, "EdgeOrigin")
                .vpcOriginEndpointConfig(CfnVpcOrigin.VpcOriginEndpointConfigProperty.builder()
                        .name(named("stream"))
                        .arn(balancer.getLoadBalancerArn())
                        .httpPort(Ports.BALANCER)
                        .originProtocolPolicy("http-only")
                        .build())
                .build();
        output("StreamHost", "host name of the balancer, inside the VPC only", balancer.getLoadBalancerDnsName());
        output("StreamVpcOrigin", "how the content network reaches the balancer", origin.getAttrId());
    }

    ApplicationLoadBalancer balancer() {
        return balancer;
    }

    ApplicationTargetGroup targets() {
        return targets;
    }

    AutoScalingGroup group() {
        return group;
    }

    private AutoScalingGroup createGroup(NetworkStack network, LaunchTemplate template) {
        AutoScalingGroup created = AutoScalingGroup.Builder.create(this, "Machines")
                .autoScalingGroupName(named("stream"))
                .vpc(network.vpc())
                .vpcSubnets(SubnetSelection.builder()
                        .subnets(network.privateSubnets())
                        .build())
                .launchTemplate(template)
                .minCapacity(preset().stream().least())
                .maxCapacity(preset().stream().most())
                .healthChecks(HealthChecks.withAdditionalChecks(AdditionalHealthChecksOptions.builder()
                        .additionalTypes(List.of(AdditionalHealthCheckType.ELB))
                        .gracePeriod(Duration.minutes(5))
                        .build()))
                .updatePolicy(UpdatePolicy.rollingUpdate(RollingUpdateOptions.builder()
                        .minInstancesInService(Math.min(
                                preset().stream().least(), preset().stream().most() - 1))
                        .maxBatchSize(1)
                        .build()))
                .signals(Signals.waitForAll(
                        SignalsOptions.builder().timeout(Duration.minutes(15)).build()))
                .build();
        // Fan-out is work for the processor long before it is memory or network.
        created.scaleOnCpuUtilization(
                "Busy",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(50)
                        .estimatedInstanceWarmup(Duration.minutes(4))
                        .build());
        ((CfnAutoScalingGroup) created.getNode().getDefaultChild()).overrideLogicalId("Group");
        return created;
    }

    private ApplicationLoadBalancer createBalancer(NetworkStack network) {
        return ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(network.vpc())
                .vpcSubnets(SubnetSelection.builder()
                        .subnets(network.privateSubnets())
                        .build())
                .internetFacing(false)
                .securityGroup(network.doors().balancer())
                // Longer than the stream's own pings, so that a quiet client is not cut off.
                .idleTimeout(Duration.seconds(120))
                .dropInvalidHeaderFields(true)
                .build();
    }

    private ApplicationTargetGroup listen() {
        ApplicationListener listener = balancer.addListener(
                "Http",
                BaseApplicationListenerProps.builder()
                        .port(Ports.BALANCER)
                        .protocol(ApplicationProtocol.HTTP)
                        .open(false)
                        .build());
        return listener.addTargets(
                "Streams",
                AddApplicationTargetsProps.builder()
                        .port(Ports.STREAM)
                        .protocol(ApplicationProtocol.HTTP)
                        .targets(List.of(group))
                        .deregistrationDelay(Duration.minutes(5))
                        .healthCheck(HealthCheck.builder()
                                .path("/healthz")
                                .interval(Duration.seconds(15))
                                .healthyThresholdCount(2)
                                .unhealthyThresholdCount(3)
                                .build())
                        .build());
    }
}
