package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Install, upgrade, rollback and uninstall on noted-down services, also with the power cut at every step. */
class UpgradeTest {
    private static final String BROKEN = Rig.BROKEN;

    @TempDir
    Path folder;

    private Path one = Path.of("");
    private Path two = Path.of("");
    private Path three = Path.of("");

    private Rig rig(String name) throws Exception {
        return new Rig(folder.resolve(name));
    }

    private Rig installed() throws Exception {
        return rig("root").installed(one);
    }

    @BeforeEach
    void bundles() throws Exception {
        one = bundle("1.0.0", 1, 1).folder();
        two = bundle("2.0.0", 1, 1).folder();
        three = bundle(BROKEN, 1, 1).folder();
    }

    private Bundle bundle(String version, int node, int schema) throws Exception {
        return SampleBundle.make(folder, SampleBundle.manifest(version, node, schema));
    }

    @Test
    void installingTwiceChangesNothing() throws Exception {
        Rig rig = installed();
        Files.writeString(rig.layout.environment(), "PYRIN_NETWORK=devnet\nMINE=1\n");
        rig.install(one);
        assertThat(rig.current()).isEqualTo("1.0.0");
        assertThat(Files.readString(rig.layout.environment())).contains("MINE=1");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
        assertThat(Files.readSymbolicLink(rig.layout.command())).isEqualTo(Path.of("/opt/pyrin/current/bin/pyrin"));
        assertThat(rig.layout.units().resolve("pyrin-standalone.service")).exists();
        assertThat(rig.layout.units().resolve("pyrin-node.service")).doesNotExist();
    }

    @Test
    void whatIsConfiguredAnewReachesServicesThatRun() throws Exception {
        Rig rig = installed();
        rig.install(one);
        assertThat(rig.services.starts()).as("nothing changed").isEqualTo(1);
        rig.install(one, Map.of("PYRIN_HTTP_PORT", "8081"));
        assertThat(rig.services.starts()).as("a key changed").isEqualTo(2);
        new Install(rig.server)
                .run(new Install.Request(
                        one,
                        Selection.all(Profile.STANDALONE),
                        Map.of(),
                        Optional.of("mongodb://h/rotated"),
                        Optional.empty()));
        assertThat(rig.services.starts()).as("a secret changed").isEqualTo(3);
    }

    @Test
    void splitSaysWhatIsMissingAndChangesNothing() throws Exception {
        Rig rig = rig("root");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Install(rig.server)
                        .run(new Install.Request(
                                one, Selection.all(Profile.SPLIT), Map.of(), Optional.empty(), Optional.empty())))
                .withMessageContainingAll("MONGODB_URI", "REDIS_URI");
        assertThat(rig.layout.current()).doesNotExist();
        new Install(rig.server)
                .run(new Install.Request(
                        one,
                        Selection.some(Profile.SPLIT, List.of("node", "processor")),
                        Map.of("PYRIN_EVENTS", "sns:arn", "PYRIN_NODE_ALLOW", "10.0.0.0/8"),
                        Optional.of("mongodb://h/p"),
                        Optional.empty()));
        assertThat(rig.services.running()).containsExactlyInAnyOrder(Service.NODE, Service.PROCESSOR);
        assertThat(rig.layout.units().resolve("pyrin-node.service.d/10-allow.conf"))
                .content()
                .contains("IPAddressAllow=10.0.0.0/8");
    }

    @Test
    void anotherProfileReplacesTheServices() throws Exception {
        Rig rig = installed();
        new Install(rig.server)
                .run(new Install.Request(
                        one,
                        Selection.all(Profile.SPLIT),
                        Map.of(),
                        Optional.of("mongodb://h/p"),
                        Optional.of("redis://h")));
        assertThat(rig.services.running()).containsExactlyInAnyOrder(Service.NODE, Service.PROCESSOR, Service.STREAM);
        assertThat(rig.layout.units().resolve("pyrin-standalone.service")).doesNotExist();
    }

    @Test
    void anUpgradeCanBeTakenBack() throws Exception {
        Rig rig = installed();
        new Upgrade(rig.server).run(two);
        assertThat(rig.current()).isEqualTo("2.0.0");
        new Upgrade(rig.server).rollback();
        assertThat(rig.current()).isEqualTo("1.0.0");
        new Upgrade(rig.server).rollback();
        assertThat(rig.current()).isEqualTo("2.0.0");
    }

    @Test
    void aReleaseThatDoesNotWorkIsTakenBackByItself() throws Exception {
        Rig rig = installed();
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Upgrade(rig.server).run(three))
                .withMessageContainingAll(BROKEN, "1.0.0 runs again");
        assertThat(rig.current()).isEqualTo("1.0.0");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
        assertThat(rig.layout.journal()).doesNotExist();
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Upgrade(rig.server).rollback())
                .withMessageContaining("no release before");
    }

    @Test
    void installRefusesAnotherVersion() throws Exception {
        Rig rig = installed();
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> rig.install(two))
                .withMessageContaining("pyrin upgrade");
    }

    @Test
    void dataOfAnotherFormatIsRefusedBeforeAnythingStops() throws Exception {
        Rig rig = installed();
        Path identity = rig.layout.data().resolve("standalone/devnet/node/identity");
        Files.createDirectories(identity.getParent());
        Files.writeString(identity, "format=1\nnetwork=devnet\n");
        Bundle newer = bundle("4.0.0", 2, 1);
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Upgrade(rig.server).run(newer.folder()))
                .withMessageContainingAll("format 1", "format 2", "nothing was changed");
        Bundle otherSchema = bundle("5.0.0", 1, 2);
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Upgrade(rig.server).run(otherSchema.folder()))
                .withMessageContainingAll("schema 1", "schema 2");
        assertThat(rig.current()).isEqualTo("1.0.0");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
    }

    @Test
    void twoCommandsDoNotRunAtOnce() throws Exception {
        Rig rig = installed();
        try (InstallLock _ = InstallLock.take(rig.layout)) {
            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> new Upgrade(rig.server).run(two))
                    .withMessageContaining("another pyrin command");
        }
        new Upgrade(rig.server).run(two);
    }

    @Test
    void uninstallKeepsDataAndConfiguration() throws Exception {
        Rig rig = installed();
        Path data = Files.createDirectories(rig.layout.data().resolve("standalone/devnet"));
        new Uninstall(rig.server).run();
        assertThat(data).exists();
        assertThat(rig.layout.environment()).exists();
        assertThat(rig.layout.releases()).doesNotExist();
        assertThat(rig.layout.units().resolve("pyrin-standalone.service")).doesNotExist();
        assertThat(rig.services.running()).isEmpty();
        rig.install(two);
        assertThat(rig.current()).isEqualTo("2.0.0");
    }

    @Test
    void statusTellsAnInterruptedSwitch() throws Exception {
        Rig rig = installed();
        assertThat(new Status(rig.server).print()).isTrue();
        rig.services.cutPowerAfter(2);
        assertThatExceptionOfType(FakeServices.PowerCut.class).isThrownBy(() -> new Upgrade(rig.server).run(two));
        rig.services.boot(rig.server.selection());
        assertThat(new Status(rig.server).print()).isFalse();
        assertThat(rig.said()).contains("cut short");
    }

    /** Whatever was being done when the power went: the machine boots into one whole release, and the next try works. */
    @TestFactory
    Stream<DynamicTest> powerMayGoAtAnyStep() {
        return IntStream.range(0, 24).boxed().flatMap(step -> Stream.of(two, three)
                .map(bundle -> DynamicTest.dynamicTest(
                        "before call " + (step + 1) + " of the upgrade to " + bundle.getFileName(),
                        () -> cutAt(step, bundle))));
    }

    private void cutAt(int step, Path bundle) throws Exception {
        Rig rig = rig("root-" + step + "-" + bundle.getFileName()).installed(one);
        rig.services.cutPowerAfter(step);
        try {
            new Upgrade(rig.server).run(bundle);
        } catch (FakeServices.PowerCut | ServerException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(rig.current()).isIn("1.0.0", "2.0.0", BROKEN);
        rig.services.boot(rig.server.selection());
        new Upgrade(rig.server).run(two);
        assertThat(rig.current()).isEqualTo("2.0.0");
        assertThat(rig.services.running()).containsExactly(Service.STANDALONE);
        assertThat(rig.layout.journal()).doesNotExist();
        assertThat(new Status(rig.server).print()).isTrue();
    }
}
