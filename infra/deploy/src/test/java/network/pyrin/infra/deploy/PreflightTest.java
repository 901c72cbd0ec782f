package network.pyrin.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would stop a deployment half way stops it before it begins, with a way out. */
class PreflightTest {
    @TempDir
    Path folder;

    private final FakeCloud cloud = new FakeCloud();

    @Test
    void theRightAccountPasses() throws DeployException {
        assertThat(check("small", Optional.of("111122223333"))).isEqualTo("111122223333");
    }

    @Test
    void anotherAccountIsRefused() {
        assertThatThrownBy(() -> check("small", Optional.of("999900001111")))
                .hasMessage("these credentials are of account 111122223333, --account says 999900001111");
    }

    @Test
    void anUnpreparedAccountIsToldHow() {
        cloud.bootstrap = Optional.empty();
        assertThatThrownBy(() -> check("small", Optional.empty()))
                .isInstanceOfSatisfying(DeployException.class, e -> assertThat(e.wayOut())
                        .contains("cdk bootstrap aws://111122223333/us-east-1"));
    }

    @Test
    void anUnfilledPresetIsRefused() {
        assertThatThrownBy(() -> check("standard", Optional.empty())).hasMessageContaining("is not filled in");
    }

    @Test
    void aSmallQuotaIsToldInFigures() {
        cloud.quotas.put("lambda", 10.0);
        assertThatThrownBy(() -> check("small", Optional.empty()))
                .hasMessage("the account may run 10 functions at once, the preset needs 180");
    }

    @Test
    void somethingThatIsNoRegionIsRefused() {
        Plan plan = Sample.plan(folder, "small", Optional.empty(), Optional.empty());
        Plan nowhere = new Plan(
                plan.root(),
                plan.work(),
                plan.presetText(),
                plan.preset(),
                "",
                plan.account(),
                plan.bundle(),
                true,
                1,
                1);
        assertThatThrownBy(
                        () -> new Preflight(nowhere, cloud, new DoubleTools(folder), new RecordingOperator()).check())
                .hasMessage("no region is named");
    }

    private String check(String preset, Optional<String> account) throws DeployException {
        Plan plan = Sample.plan(folder, preset, Optional.empty(), account);
        return new Preflight(plan, cloud, new DoubleTools(folder), new RecordingOperator()).check();
    }
}
