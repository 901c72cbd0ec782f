package network.pyrin.infra.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.iam.Role;

/**
 * How a machine of ours starts: variables, then one script that is the same for all, which installs the release bundle and nothing else.
 * The image is the provider's newest at the time a machine starts, so a replaced machine is a patched machine.
 */
final class Machine {
    private static final int ROOT_GIB = 12;

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Preset preset;

    /**
     * A machine that runs some programs.
     *
     * @param preset what the operator chose
     * @param release what is installed
     * @param data where it is fetched from and what it connects to
     * @param programs names for the installer
     * @param logGroup name of the log group
     */
    Machine(Preset preset, Release release, DataStack data, List<String> programs, String logGroup) {
        this.preset = preset;
        set("AWS_REGION", data.getRegion());
        set("BUCKET", data.artefacts().getBucketName());
        set("BUNDLE", release.bundleKey(preset.node().architecture()));
        set("BUNDLE_SHA256", release.bundleSha256());
        set("SECRET", data.mongodb().getSecretArn());
        set("TOPIC", data.events().getTopicArn());
        set("NETWORK", preset.site().chain());
        set("PROGRAMS", String.join(",", programs));
        set("NODE_FLAGS", "");
        set("NODE_PORT", String.valueOf(Ports.NODE_RPC));
        set("VPC_CIDR", preset.network().cidr());
        set("STREAM_PORT", String.valueOf(Ports.STREAM));
        set(
                "PROMETHEUS",
                base64(resource("machine/prometheus.yaml")
                        .replace("%SITE%", preset.site().name())));
        set(
                "AGENT",
                base64(resource("machine/agent.json")
                        .replace("%LOG_GROUP%", logGroup)
                        .replace("%SITE%", preset.site().name())
                        .replace("%MACHINE%", preset.site().name() + "-" + programs.getFirst())));
    }

    /** Sets a variable of the start script. */
    Machine set(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** The launch template: encrypted disk, session-bound metadata, no key pair. */
    LaunchTemplate launchTemplate(
            Stack scope, String id, String type, Role role, ISecurityGroup door, String group, boolean publicAddress) {
        set("SIGNAL_STACK", scope.getStackName());
        set("SIGNAL_GROUP", group);
        LaunchTemplate.Builder builder = LaunchTemplate.Builder.create(scope, id)
                .launchTemplateName(scope.getStackName())
                .instanceType(new InstanceType(type))
                .machineImage(MachineImage.resolveSsmParameterAtLaunch(
                        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-"
                                + (preset.node().architecture().equals("aarch64") ? "arm64" : "x86_64")))
                .role(role)
                .securityGroup(door)
                .requireImdsv2(true)
                .httpPutResponseHopLimit(1)
                .userData(UserData.custom(script()))
                .blockDevices(List.of(BlockDevice.builder()
                        .deviceName("/dev/xvda")
                        .volume(BlockDeviceVolume.ebs(
                                ROOT_GIB,
                                EbsDeviceOptions.builder()
                                        .encrypted(true)
                                        .volumeType(EbsDeviceVolumeType.GP3)
                                        .deleteOnTermination(true)
                                        .build()))
                        .build()));
        if (publicAddress) {
            builder.associatePublicIpAddress(true);
        }
        return builder.build();
    }

    private String script() {
        StringBuilder text = new StringBuilder("#!/bin/bash\n");
        variables.forEach(
                (name, value) -> text.append(name).append("='").append(value).append("'\n"));
        return text.append(resource("machine/boot.sh")).toString();
    }

    /** A text of this module. */
    static String resource(String name) {
        try (InputStream in = Machine.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
