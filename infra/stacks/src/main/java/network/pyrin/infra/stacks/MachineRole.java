package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;

/** What a machine may do, right by right. {@code docs/operations/security.md} lists the same; a test compares. */
final class MachineRole {
    private final Stack scope;
    private final DataStack data;
    private final Role role;

    MachineRole(Stack scope, DataStack data, String description) {
        this.scope = scope;
        this.data = data;
        this.role = Role.Builder.create(scope, "Role")
                .description(description)
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();
    }

    Role role() {
        return role;
    }

    /** What every machine needs: its release, the database's address, a session for the operator, logs and figures. */
    MachineRole basics(LogGroup logs) {
        data.letReadMongodbUri(role);
        allow("Release", List.of("s3:GetObject"), List.of(data.artefacts().arnForObjects("releases/*")));
        // Sessions for operators; these actions know no resources.
        allow(
                "Session",
                List.of(
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"),
                List.of("*"));
        logs.grantWrite(role);
        allow("LogStreams", List.of("logs:DescribeLogStreams"), List.of(logs.getLogGroupArn()));
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("Figures")
                .actions(List.of("cloudwatch:PutMetricData"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("cloudwatch:namespace", "Pyrin")))
                .build());
        allow("Signal", List.of("cloudformation:SignalResource"), List.of(scope.getStackId()));
        return this;
    }

    /** Tells events. */
    MachineRole publishesEvents() {
        allow("Publish", List.of("sns:Publish"), List.of(data.events().getTopicArn()));
        allow(
                "TopicKey",
                List.of("kms:GenerateDataKey*", "kms:Decrypt"),
                List.of(data.key().getKeyArn()));
        return this;
    }

    /** Hears events through queues of its own, which it makes and removes. */
    MachineRole hearsEvents() {
        String topic = data.events().getTopicArn();
        allow(
                "OwnQueues",
                List.of(
                        "sqs:CreateQueue",
                        "sqs:DeleteQueue",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:SetQueueAttributes",
                        "sqs:TagQueue",
                        "sqs:ListQueueTags",
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage"),
                List.of(scope.formatArn(ArnComponents.builder()
                        .service("sqs")
                        .resource(data.named("chain-events") + "-stream-*")
                        .build())));
        allow("FindQueues", List.of("sqs:ListQueues"), List.of("*"));
        allow("Subscribe", List.of("sns:Subscribe", "sns:ListSubscriptionsByTopic"), List.of(topic));
        allow(
                "OwnSubscriptions",
                List.of("sns:Unsubscribe", "sns:SetSubscriptionAttributes", "sns:GetSubscriptionAttributes"),
                List.of(topic, topic + ":*"));
        return this;
    }

    /** Takes over what outlives a machine: address, interface and volume, and only these. */
    MachineRole takesOver(NetworkStack network, String volumeId) {
        String instances = arn("instance/*");
        Map<String, Object> ours = Map.of(
                "StringEquals",
                Map.of(
                        "aws:ResourceTag/pyrin:stack",
                        "node",
                        "aws:ResourceTag/pyrin:site",
                        data.preset().site().name()));
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("OwnMachine")
                .actions(List.of("ec2:AssociateAddress", "ec2:AttachNetworkInterface", "ec2:AttachVolume"))
                .resources(List.of(instances))
                .conditions(ours)
                .build());
        allow(
                "TakeOver",
                List.of("ec2:AssociateAddress", "ec2:AttachNetworkInterface", "ec2:AttachVolume"),
                List.of(
                        arn("elastic-ip/" + network.nodeAddressAllocation()),
                        arn("network-interface/" + network.nodeInterfaceId()),
                        arn("volume/" + volumeId)));
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("OwnInterface")
                .actions(List.of("ec2:AssociateAddress"))
                .resources(List.of(arn("network-interface/*")))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("ec2:Vpc", arn("vpc/" + network.vpc().getVpcId()))))
                .build());
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("RememberFormat")
                .actions(List.of("ec2:CreateTags"))
                .resources(List.of(arn("volume/" + volumeId)))
                .conditions(Map.of("ForAllValues:StringEquals", Map.of("aws:TagKeys", List.of("pyrin:formatted"))))
                .build());
        allow("SeeVolumes", List.of("ec2:DescribeVolumes"), List.of("*"));
        return this;
    }

    /** Puts backups away and fetches them; cannot delete any. */
    MachineRole backsUp() {
        allow(
                "Backups",
                List.of("s3:PutObject", "s3:GetObject"),
                List.of(data.backups().arnForObjects("*")));
        allow("BackupList", List.of("s3:ListBucket"), List.of(data.backups().getBucketArn()));
        return this;
    }

    private String arn(String resource) {
        return scope.formatArn(
                ArnComponents.builder().service("ec2").resource(resource).build());
    }

    private void allow(String sid, List<String> actions, List<String> resources) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .actions(actions)
                .resources(resources)
                .build());
    }
}
