package network.pyrin.infra.stacks;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.SignalsOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy.CreateRuleProperty;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy.PolicyDetailsProperty;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy.RetainRuleProperty;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy.ScheduleProperty;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Volume;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The machine of node and processor: a group of exactly one, so that a dead machine is replaced without anyone; its data volume is
 * the data stack's and outlives it. No key pair, no open port: operators come through the provider's session manager.
 */
final class NodeStack extends SiteStack {
    private final LogGroup logs;
    private final AutoScalingGroup group;
    private final Volume volume;

    NodeStack(Construct scope, Preset preset, Release release, NetworkStack network, DataStack data) {
        super(scope, preset, "node", "machine of node and processor", null);
        this.logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName(logGroup("node"))
                .retention(Retention.of(preset))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        this.volume = data.nodeVolume();
        keepSnapshots();
        this.group = createGroup(network, template(release, network, data));
        output("NodeGroup", "the group that keeps one node machine", group.getAutoScalingGroupName());
    }

    LogGroup logs() {
        return logs;
    }

    AutoScalingGroup group() {
        return group;
    }

    private boolean hasStream() {
        return preset().stream().place() == StreamPlace.NODE_VM;
    }

    private LaunchTemplate template(Release release, NetworkStack network, DataStack data) {
        List<String> programs = new ArrayList<>(List.of("node", "processor"));
        MachineRole rights = new MachineRole(this, data, "node and processor")
                .basics(logs)
                .publishesEvents()
                .takesOver(network, volume.getVolumeId())
                .backsUp();
        if (hasStream()) {
            programs.add("stream");
            rights.hearsEvents();
        }
        Machine machine = new Machine(preset(), release, data, programs, logGroup("node"))
                .set("NODE_FLAGS", nodeFlags())
                .set("ADDRESS", network.nodeAddressAllocation())
                .set("INTERFACE", network.nodeInterfaceId())
                .set("VOLUME", volume.getVolumeId());
        if (preset().network().egress() == Egress.NODE_VM) {
            machine.set("FIXED_ADDRESS", network.nodePrivateAddress()).set("PRIVATE_CIDRS", network.privateRanges());
        }
        return machine.launchTemplate(
                this,
                "Template",
                preset().node().type(),
                rights.role(),
                network.doors().node(),
                "Group",
                true);
    }

    private String nodeFlags() {
        return preset().node().archive() ? "--utxoindex --archival" : "--utxoindex";
    }

    private AutoScalingGroup createGroup(NetworkStack network, LaunchTemplate template) {
        AutoScalingGroup created = AutoScalingGroup.Builder.create(this, "Machines")
                .autoScalingGroupName(named("node"))
                .vpc(network.vpc())
                .vpcSubnets(SubnetSelection.builder()
                        .subnets(List.of(network.nodeSubnet()))
                        .build())
                .launchTemplate(template)
                .minCapacity(1)
                .maxCapacity(1)
                // The old machine must let go of the volume before the new one can have it.
                .updatePolicy(UpdatePolicy.rollingUpdate(RollingUpdateOptions.builder()
                        .minInstancesInService(0)
                        .maxBatchSize(1)
                        .build()))
                .signals(Signals.waitForAll(
                        SignalsOptions.builder().timeout(Duration.minutes(20)).build()))
                .build();
        // The start script names the group when it tells how it went.
        ((CfnAutoScalingGroup) created.getNode().getDefaultChild()).overrideLogicalId("Group");
        return created;
    }

    private Role snapshotRole() {
        Role role = Role.Builder.create(this, "SnapshotRole")
                .description("makes and removes snapshots of the data volume")
                .assumedBy(new ServicePrincipal("dlm.amazonaws.com"))
                .build();
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("Snapshots")
                .actions(List.of("ec2:CreateSnapshot", "ec2:DeleteSnapshot"))
                .resources(List.of(
                        "arn:" + getPartition() + ":ec2:" + getRegion() + "::snapshot/*",
                        "arn:" + getPartition() + ":ec2:" + getRegion() + ":" + getAccount() + ":volume/"
                                + volume.getVolumeId()))
                .build());
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("See")
                .actions(List.of("ec2:DescribeVolumes", "ec2:DescribeSnapshots", "ec2:DescribeInstances"))
                .resources(List.of("*"))
                .build());
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("Tag")
                .actions(List.of("ec2:CreateTags"))
                .resources(List.of("arn:" + getPartition() + ":ec2:" + getRegion() + "::snapshot/*"))
                .build());
        return role;
    }

    private void keepSnapshots() {
        CfnLifecyclePolicy.Builder.create(this, "Snapshots")
                .description("daily snapshots of the data volume")
                .state("ENABLED")
                .executionRoleArn(snapshotRole().getRoleArn())
                .policyDetails(PolicyDetailsProperty.builder()
                        .resourceTypes(List.of("VOLUME"))
                        .targetTags(List.of(CfnTag.builder()
                                .key(DataStack.VOLUME_TAG)
                                .value(named("node"))
                                .build()))
                        .schedules(List.of(ScheduleProperty.builder()
                                .name("daily")
                                .copyTags(true)
                                .createRule(CreateRuleProperty.builder()
                                        .interval(24)
                                        .intervalUnit("HOURS")
                                        .times(List.of("03:17"))
                                        .build())
                                .retainRule(RetainRuleProperty.builder()
                                        .count(preset().node().snapshotsKept())
                                        .build())
                                .build()))
                        .build())
                .build();
    }
}
