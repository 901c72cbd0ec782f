package network.pyrin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpFlagsTest {
    private static final Path ROOT = Path.of("root");

    private static StandaloneConfig parse(String... args) {
        UpFlags flags = new UpFlags();
        new CommandLine(flags).parseArgs(args);
        return flags.toConfig(ROOT, Map.of());
    }

    private static EventsChoice sns(String endpoint) {
        UpFlags flags = new UpFlags();
        new CommandLine(flags).parseArgs("--events", "sns");
        return flags.toConfig(ROOT, Map.of("AWS_ENDPOINT_URL", endpoint)).events();
    }

    @Test
    void eventsGoOverAnEmulatorAndNeverOverAnAccount() {
        assertThat(parse("--events", "SNS").events()).isEqualTo(new EventsChoice.Sns(Optional.empty()));
        assertThat(sns("")).isEqualTo(new EventsChoice.Sns(Optional.empty()));
        URI emulator = URI.create("http://localstack.example:4566");
        assertThat(sns(emulator.toString())).isEqualTo(new EventsChoice.Sns(Optional.of(emulator)));
        for (String real : List.of(
                "https://sns.eu-central-1.amazonaws.com",
                "https://AMAZONAWS.com",
                "https://sqs.cn-north-1.amazonaws.com.cn",
                "https://sns.eu-central-1.api.aws")) {
            assertThatThrownBy(() -> sns(real))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("never uses an account");
        }
        for (String none : List.of("localhost:4566", "ftp://x", "http://", "a b")) {
            assertThatThrownBy(() -> sns(none))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("http://host:port");
        }
    }

    @Test
    void defaultsArePinned() {
        assertThat(parse())
                .isEqualTo(new StandaloneConfig(
                        LocalNetwork.SIMNET,
                        Optional.empty(),
                        Optional.empty(),
                        new EventsChoice.EmbeddedRedis(),
                        true,
                        true,
                        2.0,
                        2_400,
                        false,
                        ROOT.resolve(".pyrin").toAbsolutePath(),
                        8080,
                        Optional.empty(),
                        false,
                        ROOT.resolve("cdn-static/apps/explorer/dist"),
                        Optional.empty()));
    }

    @Test
    void everyFlagIsHeard() {
        StandaloneConfig config = parse(
                "--network=devnet --mongodb mongodb://u:p@a:1,b:2/x --redis redis://c:3 --no-mine --no-traffic --bps 0.5 --archival --data /d --port 0 --rpclisten 127.0.0.1:0"
                        .split(" "));
        assertThat(config.network()).isEqualTo(LocalNetwork.DEVNET);
        assertThat(config.mongodbUri()).contains("mongodb://u:p@a:1,b:2/x");
        assertThat(config.events()).isEqualTo(new EventsChoice.ExternalRedis("redis://c:3"));
        assertThat(config.mine()).isFalse();
        assertThat(config.traffic()).isFalse();
        assertThat(config.blocksPerSecond()).isEqualTo(0.5);
        assertThat(config.archival()).isTrue();
        assertThat(config.networkFolder()).isEqualTo(Path.of("/d/devnet"));
        assertThat(config.port()).isZero();
        assertThat(config.rpcListen()).contains(new HostPort("127.0.0.1", 0));
        assertThat(parse("--node", "[::1]:16510").externalNode()).contains(new HostPort("::1", 16510));
    }

    @Test
    void aHistoryIsAsLongAsAskedAndOnlyWhereItIsMined() {
        assertThat(parse("--history", "172800").historyBlocks()).isEqualTo(172_800);
        assertThat(parse("--history", "0").historyBlocks()).isZero();
        assertThat(parse("--no-mine").historyBlocks()).isZero();
        assertThat(parse("--network", "devnet").historyBlocks()).isZero();
    }

    @Test
    void devnetMinesAtItsOwnPace() {
        assertThat(parse("--network", "DEVNET").blocksPerSecond()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network mainnet | needs peers",
                "--network testnet-11 | needs peers",
                "--network moonnet | not a network",
                "--connect 10.0.0.1 | cannot talk to peers yet",
                "--bps 0 | more than 0",
                "--bps NaN | more than 0",
                "--bps 11 | at most 10",
                "--history -1 | choose 0 to",
                "--history 2000001 | choose 0 to",
                "--history 5 --network devnet | nothing to act on",
                "--history 5 --no-mine | nothing to act on",
                "--history 5 --node a:1 | nothing to act on",
                "--port 65536 | between 0",
                "--port -1 | between 0",
                "--node localhost:0 | a port is needed",
                "--node localhost:x | is not HOST:PORT",
                "--node ::1:5 | in brackets",
                "--node a:1 --rpclisten b:2 | leave one of them out",
                "--mongodb http://x | mongodb://",
                "--mongodb my^db | mongodb://",
                "--redis x | redis://",
                "--events kafka | choose redis or sns",
                "--events sns --redis redis://c:3 | leave one of them out"
            })
    void whatCannotBeFollowedIsASentence(String args, String part) {
        assertThatThrownBy(() -> parse(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".");
    }
}
