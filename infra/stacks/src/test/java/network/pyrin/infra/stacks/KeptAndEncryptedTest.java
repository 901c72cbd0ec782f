package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would hurt to lose is kept when a stack is deleted or a resource replaced; what lies or travels is encrypted. */
class KeptAndEncryptedTest {
    private static final Set<String> KEPT = Set.of(
            "AWS::S3::Bucket",
            "AWS::KMS::Key",
            "AWS::SecretsManager::Secret",
            "AWS::EC2::Volume",
            "AWS::SQS::Queue",
            "AWS::EC2::EIP");

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void dataOutlivesItsStack(String preset) {
        List<String> lost = new ArrayList<>();
        Synthesised.of(preset).eachResource((id, resource) -> {
            boolean kept = resource.path("DeletionPolicy").asText().equals("Retain")
                    && resource.path("UpdateReplacePolicy").asText().equals("Retain");
            if (KEPT.contains(resource.path("Type").asText()) && !kept && !id.contains("publicSubnet")) {
                lost.add(id);
            }
        });
        assertThat(lost).isEmpty();
        Synthesised.of(preset)
                .resources("AWS::ElastiCache::ReplicationGroup")
                .values()
                .forEach(redis ->
                        assertThat(redis.path("DeletionPolicy").asText()).isEqualTo("Snapshot"));
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void everythingIsEncrypted(String preset) {
        List<String> plain = new ArrayList<>();
        Synthesised.of(preset).eachResource((id, resource) -> {
            if (!isEncrypted(resource.path("Type").asText(), resource.path("Properties"))) {
                plain.add(id);
            }
        });
        assertThat(plain).isEmpty();
    }

    private static boolean isEncrypted(String type, JsonNode properties) {
        return switch (type) {
            case "AWS::S3::Bucket" ->
                properties.has("BucketEncryption")
                        && properties
                                .path("PublicAccessBlockConfiguration")
                                .path("RestrictPublicBuckets")
                                .asBoolean();
            case "AWS::SQS::Queue" -> properties.path("SqsManagedSseEnabled").asBoolean();
            case "AWS::SNS::Topic" -> properties.has("KmsMasterKeyId");
            case "AWS::SecretsManager::Secret" -> properties.has("KmsKeyId");
            case "AWS::EC2::Volume" -> properties.path("Encrypted").asBoolean();
            case "AWS::KMS::Key" -> properties.path("EnableKeyRotation").asBoolean();
            case "AWS::ElastiCache::ReplicationGroup" ->
                properties.path("TransitEncryptionEnabled").asBoolean()
                        && properties.path("AtRestEncryptionEnabled").asBoolean()
                        && properties.has("AuthToken");
            case "AWS::EC2::LaunchTemplate" ->
                properties
                                .path("LaunchTemplateData")
                                .path("MetadataOptions")
                                .path("HttpTokens")
                                .asText()
                                .equals("required")
                        && properties
                                .path("LaunchTemplateData")
                                .path("BlockDeviceMappings")
                                .path(0)
                                .path("Ebs")
                                .path("Encrypted")
                                .asBoolean()
                        && !properties.path("LaunchTemplateData").has("KeyName");
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void bucketsQueuesAndTopicsRefuseUnencryptedCalls(String preset) {
        Synthesised site = Synthesised.of(preset);
        int stores = site.resources("AWS::S3::Bucket").size()
                + site.resources("AWS::SQS::Queue").size()
                + site.resources("AWS::SNS::Topic").size();
        int refusals = 0;
        for (String type : List.of("AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
            for (JsonNode policy : site.resources(type).values()) {
                refusals += policy.toString().contains("\"aws:SecureTransport\":\"false\"") ? 1 : 0;
            }
        }
        assertThat(refusals).isEqualTo(stores);
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void noTemplateHoldsASecret(String preset) {
        Synthesised.of(preset).templates().forEach((part, template) -> {
            assertThat(template.toString())
                    .as(part)
                    .doesNotContain("mongodb://", "mongodb+srv://", "\"SecretString\":");
            template.path("Resources").properties().forEach(each -> each.getValue()
                    .path("Properties")
                    .path("Environment")
                    .path("Variables")
                    .properties()
                    .forEach(variable ->
                            assertThat(variable.getValue().toString()).doesNotContain("{{resolve:")));
        });
    }

    @ParameterizedTest
    @MethodSource("network.pyrin.infra.stacks.Synthesised#presets")
    void everythingBearsTheSitesTags(String preset) {
        List<String> bare = new ArrayList<>();
        Set<String> taggable = Set.of(
                "AWS::S3::Bucket",
                "AWS::SQS::Queue",
                "AWS::SNS::Topic",
                "AWS::EC2::VPC",
                "AWS::EC2::Volume",
                "AWS::Lambda::Function",
                "AWS::KMS::Key",
                "AWS::IAM::Role",
                "AWS::Logs::LogGroup",
                "AWS::EC2::SecurityGroup",
                "AWS::AutoScaling::AutoScalingGroup",
                "AWS::CloudFront::Distribution",
                "AWS::EC2::EIP",
                "AWS::SecretsManager::Secret");
        Synthesised.of(preset).eachResource((id, resource) -> {
            String tags = resource.path("Properties").path("Tags").toString();
            if (taggable.contains(resource.path("Type").asText())
                    && !(tags.contains("pyrin:site")
                            && tags.contains("pyrin:preset")
                            && tags.contains("pyrin:stack"))) {
                bare.add(id);
            }
        });
        assertThat(bare).isEmpty();
    }

    @Test
    void theDataVolumeIsSnapshottedDailyAndTakenOverByTheNextMachine() {
        Synthesised site = Synthesised.of("small");
        JsonNode policy =
                site.resources("AWS::DLM::LifecyclePolicy").values().iterator().next();
        JsonNode schedule = policy.path("Properties")
                .path("PolicyDetails")
                .path("Schedules")
                .path(0);
        assertThat(schedule.path("CreateRule").path("Interval").asInt()).isEqualTo(24);
        assertThat(schedule.path("RetainRule").path("Count").asInt())
                .isEqualTo(site.preset().node().snapshotsKept());
        JsonNode wanted = policy.path("Properties")
                .path("PolicyDetails")
                .path("TargetTags")
                .path(0);
        JsonNode volume = site.resources("AWS::EC2::Volume").values().iterator().next();
        assertThat(volume.path("Properties").path("Tags")).contains(wanted);
        JsonNode group = site.template("node").path("Resources").path("Group");
        assertThat(group.path("Properties").path("MinSize").asText()).isEqualTo("1");
        assertThat(group.path("Properties").path("MaxSize").asText()).isEqualTo("1");
        assertThat(group.path("UpdatePolicy")
                        .path("AutoScalingRollingUpdate")
                        .path("WaitOnResourceSignals")
                        .asBoolean())
                .isTrue();
    }
}
