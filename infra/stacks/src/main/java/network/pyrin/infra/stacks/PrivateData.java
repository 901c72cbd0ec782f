package network.pyrin.infra.stacks;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;

/** The data services that only larger presets have; both are reached from the private subnets alone. */
final class PrivateData {
    private PrivateData() {}

    /**
     * Redis in the private subnets, with a password of its own, two copies in two zones. Without node groups its cluster mode is off,
     * which is what gives it a primary endpoint; encryption in transit that is on from the beginning is required of every client.
     */
    static void redis(SiteStack stack, NetworkStack network, Key key) {
        CfnSubnetGroup subnets = CfnSubnetGroup.Builder.create(stack, "RedisSubnets")
                .description("private subnets")
                .subnetIds(network.privateSubnets().stream()
                        .map(ISubnet::getSubnetId)
                        .toList())
                .build();
        Secret password = Secret.Builder.create(stack, "RedisPassword")
                .secretName(stack.preset().site().name() + "/redis-password")
                .description("password of the managed Redis")
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .excludePunctuation(true)
                        .passwordLength(48)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        CfnReplicationGroup redis = CfnReplicationGroup.Builder.create(stack, "Redis")
                .replicationGroupId(stack.named("redis"))
                .replicationGroupDescription(
                        "share ledger of " + stack.preset().site().name())
                .engine("valkey")
                .engineVersion("8.0")
                .cacheNodeType(stack.preset().data().redisType())
                .numCacheClusters(2)
                .automaticFailoverEnabled(true)
                .multiAzEnabled(true)
                .port(Ports.REDIS)
                .cacheSubnetGroupName(subnets.getRef())
                .securityGroupIds(List.of(network.doors().redis().getSecurityGroupId()))
                .atRestEncryptionEnabled(true)
                .transitEncryptionEnabled(true)
                .authToken(password.getSecretValue().unsafeUnwrap())
                .snapshotRetentionLimit(7)
                .build();
        redis.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
        stack.output("RedisEndpoint", "host name of the Redis primary", redis.getAttrPrimaryEndPointAddress());
    }

    /** The database provider's service as an address in the private subnets. */
    static void databaseEndpoint(SiteStack stack, NetworkStack network, String service) {
        CfnVPCEndpoint endpoint = CfnVPCEndpoint.Builder.create(stack, "Database")
                .vpcId(network.vpc().getVpcId())
                .vpcEndpointType("Interface")
                .serviceName(service)
                .subnetIds(network.privateSubnets().stream()
                        .map(ISubnet::getSubnetId)
                        .toList())
                .securityGroupIds(List.of(network.doors().database().getSecurityGroupId()))
                .build();
        stack.output("DatabaseEndpoint", "id of the private endpoint; the database must accept it", endpoint.getRef());
    }
}
