package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whatever is wrong on the command line is told in one line, with a second one that says the way out. */
class DeployMainTest {
    @Test
    void wrongFlags() {
        assertThat(told(2, "--wrong"))
                .containsExactly(
                        "pyrin deploy: Unknown option: '--wrong'", "way out: ./pyrin deploy --help tells the flags");
        assertThat(told(2, "--users", "many").getFirst()).contains("--users", "many");
    }

    @Test
    void whatThereIsNot() {
        assertThat(told(1, "--estimate", "nothing"))
                .containsExactly(
                        "pyrin deploy: there is no preset nothing",
                        "way out: name small, standard, archive, or the path of a preset file");
        assertThat(told(1, "--preset", "nothing.toml", "--region", "eu-central-1"))
                .first()
                .isEqualTo("pyrin deploy: there is no preset nothing.toml");
        assertThat(told(1, "--region", "nowhere"))
                .containsExactly("pyrin deploy: \"nowhere\" is no region", "way out: give --region, like eu-central-1");
        assertThat(told(1, "destroy", "--region", "nowhere").getFirst()).contains("is no region");
    }

    @Test
    void trafficThatNobodyHas() {
        assertThat(told(1, "--estimate", "small", "--users", "-1").getFirst()).contains("-1 users");
        assertThat(told(1, "--estimate", "small", "--bps", "0").getFirst()).contains("0 blocks a second");
    }

    @Test
    void theLibrarysComplaintIsCut() {
        assertThat(AwsCloud.inShort("Unable to load credentials from any of the providers in the chain"
                        + " AwsCredentialsProviderChain(credentialsProviders=[a, b]) : [a: no, b:\nno]"))
                .isEqualTo("Unable to load credentials from any of the providers in the chain");
        assertThat(AwsCloud.inShort("x".repeat(1000))).hasSizeLessThan(310);
    }

    private static List<String> told(int code, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = DeployMain.commandLine().setErr(new PrintWriter(err, true));
        assertThat(line.execute(arguments)).isEqualTo(code);
        return err.toString().lines().toList();
    }
}
