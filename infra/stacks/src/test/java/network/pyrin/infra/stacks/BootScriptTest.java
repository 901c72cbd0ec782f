package network.pyrin.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a machine, run with doubles of every command that it calls, which write down how they were called. */
class BootScriptTest {
    /** What a template sets, all but what differs from run to run. */
    private static final String VARIABLES = """
            TRIES=3
            PAUSE=0
            AWS_REGION=eu-central-1
            BUCKET=b
            BUNDLE=k
            SECRET=s
            TOPIC=arn:topic
            NETWORK=mainnet
            PROGRAMS=node,processor
            NODE_FLAGS=--utxoindex
            NODE_PORT=13110
            STREAM_PORT=8090
            SIGNAL_STACK=pyrin-node
            SIGNAL_GROUP=Group
            PROMETHEUS=
            AGENT=
            ADDRESS=eipalloc-1
            INTERFACE=eni-1
            VOLUME=vol-0123
            FIXED_ADDRESS=10.42.0.9
            PRIVATE_CIDRS=10.42.32.0/20,10.42.48.0/20
            VPC_CIDR=10.42.0.0/16
            """;

    private static final List<String> DOUBLES = List.of(
            "blkid",
            "mkfs.xfs",
            "mount",
            "xfs_growfs",
            "dnf",
            "systemctl",
            "sysctl",
            "chronyc",
            "amazon-cloudwatch-agent-ctl",
            "aws",
            "curl");

    @TempDir
    Path folder;

    private Path root;
    private Path calls;

    @BeforeEach
    void makeDoubles() throws IOException {
        root = folder.resolve("root");
        calls = folder.resolve("calls");
        for (String each : List.of(
                "dev/disk/by-id",
                "etc/nftables",
                "etc/systemd/system",
                "usr/local/sbin",
                "var/tmp",
                "etc/pyrin-watch")) {
            Files.createDirectories(root.resolve(each));
        }
        Files.writeString(root.resolve("dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123"), "");
        Path bundle = folder.resolve("pyrin-1.0-linux-x64/bin");
        Files.createDirectories(bundle);
        executable(
                bundle.resolve("pyrin"),
                "echo \"install $* network=$PYRIN_NETWORK events=$PYRIN_EVENTS uri=$MONGODB_URI\" >>" + calls
                        + "\nexit ${INSTALL_EXIT:-0}");
        new ProcessBuilder(
                        "tar",
                        "czf",
                        folder.resolve("bundle.tar.gz").toString(),
                        "-C",
                        folder.toString(),
                        "pyrin-1.0-linux-x64")
                .start()
                .onExit()
                .join();
        for (String name : DOUBLES) {
            executable(
                    folder.resolve("bin").resolve(name), "echo \"" + name + " $*\" >>" + calls + "\n" + answer(name));
        }
    }

    private String answer(String name) {
        return switch (name) {
            case "curl" -> "echo i-0abc";
            case "blkid" -> "exit ${BLKID_EXIT:-0}";
            case "aws" ->
                "case \"$1 $2\" in 's3 cp') cp " + folder.resolve("bundle.tar.gz")
                        + " \"$5\" ;; 'secretsmanager get-secret-value') echo 'uri of the secret' ;;"
                        + " 'ec2 describe-volumes') echo \"${FORMATTED:-}\" ;; 'ec2 attach-volume') exit ${ATTACH_EXIT:-0} ;; esac";
            default -> "";
        };
    }

    @Test
    void aReplacementTakesOverWhatOutlivesAMachineAndInstallsTheBundle() throws IOException, InterruptedException {
        assertThat(boot(Map.of())).isZero();
        assertThat(calls())
                .containsSubsequence(
                        "systemctl enable --now chronyd",
                        "chronyc -n waitsync 1",
                        "aws ec2 associate-address --allocation-id eipalloc-1 --instance-id i-0abc --allow-reassociation",
                        "aws ec2 attach-network-interface --network-interface-id eni-1 --instance-id i-0abc --device-index 1",
                        "aws ec2 attach-volume --volume-id vol-0123 --instance-id i-0abc --device /dev/sdf",
                        "mount " + root.resolve("var/lib/pyrin"),
                        "systemctl start pyrin-forward",
                        "install install --profile split --programs node,processor --network mainnet network=mainnet"
                                + " events=sns:arn:topic uri=uri of the secret",
                        "aws cloudformation signal-resource --stack-name pyrin-node --logical-resource-id Group --unique-id i-0abc --status SUCCESS")
                .noneMatch(call -> call.startsWith("mkfs"));
        String rules = Files.readString(root.resolve("etc/nftables/pyrin.nft"));
        assertThat(rules)
                .contains(
                        "{ 10.42.32.0/20, 10.42.48.0/20 } tcp dport { 443, 8443, 27015-27017 } accept", "policy drop");
        assertThat(Files.readString(root.resolve("usr/local/sbin/pyrin-forward")))
                .contains("/ 10.42.0.9\\// {print $1}");
    }

    @Test
    void anEmptyVolumeIsFormattedOnce() throws IOException, InterruptedException {
        assertThat(boot(Map.of("BLKID_EXIT", "2"))).isZero();
        assertThat(calls())
                .anyMatch(call -> call.startsWith("mkfs.xfs"))
                .anyMatch(call -> call.contains("pyrin:formatted"));
    }

    @Test
    void aVolumeThatWasFormattedIsNeverFormattedAgain() throws IOException, InterruptedException {
        assertThat(boot(Map.of("BLKID_EXIT", "2", "FORMATTED", "pyrin:formatted yes")))
                .isNotZero();
        assertThat(calls())
                .noneMatch(call -> call.startsWith("mkfs"))
                .anyMatch(call -> call.endsWith("--status FAILURE"));
    }

    @Test
    void aDamagedBundleIsNotInstalled() throws IOException, InterruptedException {
        assertThat(boot(Map.of("BUNDLE_SHA256", "0".repeat(64)))).isNotZero();
        assertThat(calls())
                .noneMatch(call -> call.startsWith("install"))
                .anyMatch(call -> call.endsWith("--status FAILURE"));
    }

    @Test
    void aFailedInstallationAndAVolumeThatNeverComesAreTold() throws IOException, InterruptedException {
        assertThat(boot(Map.of("INSTALL_EXIT", "1"))).isNotZero();
        assertThat(calls())
                .anyMatch(call -> call.endsWith("--status FAILURE"))
                .noneMatch(call -> call.endsWith("SUCCESS"));
        Files.delete(calls);
        assertThat(boot(Map.of("ATTACH_EXIT", "1"))).isNotZero();
        assertThat(calls().stream().filter(call -> call.startsWith("aws ec2 attach-volume")))
                .hasSize(3);
    }

    @Test
    void theTemplatesUserDataIsThisScriptWithItsVariables() {
        String text = Synthesised.of("small").template("node").toString();
        assertThat(text).contains("PROGRAMS='node,processor,stream'", "take_over_volume", "NODE_FLAGS='--utxoindex'");
        assertThat(Synthesised.of("archive").template("node").toString()).contains("--utxoindex --archival");
        assertThat(Synthesised.of("standard").template("stream").toString()).contains("PROGRAMS='stream'");
        // A reference that was encoded with the rest would be a name that nobody knows.
        assertThat(agent(text)).contains("\"/pyrin/pyrin/node\"", "^pyrin$").doesNotContain("Token[", "%");
        assertThat(text.length()).isLessThan(51_200);
        assertThat(Machine.resource("machine/boot.sh").length()).isLessThan(12_000);
    }

    private static String agent(String template) {
        Matcher matcher = Pattern.compile("AGENT='([A-Za-z0-9+/=]+)'").matcher(template);
        assertThat(matcher.find()).isTrue();
        return new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
    }

    private int boot(Map<String, String> differently) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", Machine.resource("machine/boot.sh")).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        VARIABLES.lines().map(line -> line.split("=", 2)).forEach(each -> environment.put(each[0], each[1]));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("ROOT", root.toString());
        environment.put("BUNDLE_SHA256", sha256(folder.resolve("bundle.tar.gz")));
        environment.putAll(differently);
        Process process = builder.start();
        process.getInputStream().transferTo(System.out);
        return process.waitFor();
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private List<String> calls() throws IOException {
        return new ArrayList<>(Files.readAllLines(calls));
    }

    private static void executable(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
