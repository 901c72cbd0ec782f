package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.Volume;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What must not be lost, and what carries events: the topic, the queues with their dead letters, the database's secret, the buckets, and
 * in larger presets Redis and the database's private endpoint. Everything here is kept when the stack is deleted.
 */
final class DataStack extends SiteStack {
    /** Marks the volume for the plan of snapshots. */
    static final String VOLUME_TAG = "pyrin:volume";

    private final NetworkStack network;
    private final Key key;
    private final Volume nodeVolume;
    private final Topic events;
    private final Secret mongodb;
    private final Bucket accessLogs;
    private final Bucket artefacts;
    private final Bucket backups;
    private final Queue webhooks;
    private final Queue webhooksDead;
    private final Queue alertsUnreached;
    private final Queue alertsFailed;

    DataStack(Construct scope, Preset preset, NetworkStack network) {
        super(scope, preset, "data", "topic, queues, secret, buckets", null);
        this.network = network;
        this.key = SiteKey.create(
                this, "topics, secrets and alarms of " + preset.site().name());
        key.addAlias(named("data"));
        this.events = Topic.Builder.create(this, "ChainEvents")
                .topicName(named("chain-events"))
                .masterKey(key)
                .enforceSsl(true)
                .build();
        this.webhooksDead = deadLetters("WebhooksDead", "webhooks-dead");
        this.webhooks = deliveries();
        this.alertsUnreached = deadLetters("AlertsUnreached", "alerts-unreached");
        this.alertsFailed = deadLetters("AlertsFailed", "alerts-failed");
        this.mongodb = createMongodbSecret();
        this.accessLogs = bucket("AccessLogs", null, 90);
        this.artefacts = bucket("Artefacts", accessLogs, 0);
        this.backups = bucket("Backups", accessLogs, 0);
        keepBackupsCheaply();
        this.nodeVolume = createNodeVolume();
        outputs();
        if (preset.data().redis()) {
            PrivateData.redis(this, network, key);
        }
        preset.data().databaseService().ifPresent(service -> PrivateData.databaseEndpoint(this, network, service));
    }

    /** Deliveries of webhooks; those that fail again and again are put aside. */
    private Queue deliveries() {
        return Queue.Builder.create(this, "Webhooks")
                .queueName(named("webhooks"))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                // Six times the function's own time.
                .visibilityTimeout(Duration.seconds(360))
                .retentionPeriod(Duration.days(14))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(webhooksDead)
                        .maxReceiveCount(20)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** What the deploying program reads. */
    private void outputs() {
        output("NodeVolume", "data volume of the node; kept when the stack is deleted", nodeVolume.getVolumeId());
        output("ArtefactsBucket", "where releases are put before they are installed", artefacts.getBucketName());
        output("BackupsBucket", "where backups of node and read model are kept", backups.getBucketName());
        output("MongodbSecret", "ARN of the secret that holds the database's address", mongodb.getSecretArn());
        output("ChainEventsTopic", "ARN of the topic of chain events", events.getTopicArn());
    }

    Topic events() {
        return events;
    }

    Key key() {
        return key;
    }

    Secret mongodb() {
        return mongodb;
    }

    Bucket artefacts() {
        return artefacts;
    }

    Bucket backups() {
        return backups;
    }

    Bucket accessLogs() {
        return accessLogs;
    }

    /** The node's data; here, so that taking the machine down and up again finds it. */
    Volume nodeVolume() {
        return nodeVolume;
    }

    /** Deliveries of webhooks that wait their turn. */
    Queue webhooks() {
        return webhooks;
    }

    /** Deliveries given up. */
    Queue webhooksDead() {
        return webhooksDead;
    }

    /** Events that could not be handed to the alerts function at all. */
    Queue alertsUnreached() {
        return alertsUnreached;
    }

    /** Events that the alerts function was given and failed on, again and again. */
    Queue alertsFailed() {
        return alertsFailed;
    }

    /** Lets a role read the database's address: the secret, and its key for nothing but secrets. */
    void letReadMongodbUri(Role role) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("DatabaseAddress")
                .actions(List.of("secretsmanager:GetSecretValue"))
                .resources(List.of(mongodb.getSecretArn()))
                .build());
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("DatabaseAddressKey")
                .actions(List.of("kms:Decrypt"))
                .resources(List.of(key.getKeyArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("kms:ViaService", "secretsmanager." + getRegion() + "." + getUrlSuffix())))
                .build());
    }

    private Queue deadLetters(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(named(name))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The address with its password is put in after the stack is made; until then it is a random text that connects nowhere. */
    private Secret createMongodbSecret() {
        return Secret.Builder.create(this, "MongodbUri")
                .secretName(preset().site().name() + "/mongodb-uri")
                .description("connection string of MongoDB, with user and password")
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .excludePunctuation(true)
                        .passwordLength(24)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private Bucket bucket(String id, @Nullable Bucket logs, int keepDays) {
        Bucket.Builder builder = Bucket.Builder.create(this, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .versioned(logs != null)
                .objectOwnership(
                        logs == null ? ObjectOwnership.BUCKET_OWNER_PREFERRED : ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .removalPolicy(RemovalPolicy.RETAIN);
        if (logs != null) {
            builder.serverAccessLogsBucket(logs).serverAccessLogsPrefix(id.toLowerCase(Locale.ROOT) + "/");
        }
        Bucket created = builder.build();
        created.addLifecycleRule(LifecycleRule.builder()
                .id("tidy")
                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                .build());
        if (keepDays > 0) {
            created.addLifecycleRule(LifecycleRule.builder()
                    .id("expire")
                    .expiration(Duration.days(keepDays))
                    .build());
        } else {
            created.addLifecycleRule(LifecycleRule.builder()
                    .id("old-versions")
                    .noncurrentVersionExpiration(Duration.days(30))
                    .build());
        }
        return created;
    }

    private Volume createNodeVolume() {
        Volume created = Volume.Builder.create(this, "NodeData")
                .volumeName(named("node-data"))
                .availabilityZone(network.nodeSubnet().getAvailabilityZone())
                .size(Size.gibibytes(preset().node().dataGib()))
                .volumeType(EbsDeviceVolumeType.GP3)
                .iops(preset().node().volumeIops())
                .throughput(preset().node().volumeMibps())
                .encrypted(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Tags.of(created).add(VOLUME_TAG, named("node"));
        return created;
    }

    private void keepBackupsCheaply() {
        backups.addLifecycleRule(LifecycleRule.builder()
                .id("age")
                .transitions(List.of(Transition.builder()
                        .storageClass(StorageClass.INFREQUENT_ACCESS)
                        .transitionAfter(Duration.days(30))
                        .build()))
                .expiration(Duration.days(180))
                .build());
    }
}
