package network.pyrin.releasebundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a bundle on its way is noticed, in one sentence, before anything is installed. */
class DamageTest {
    private static final int SEEDS = 40;

    @TempDir
    Path folder;

    private Path archive = Path.of("");
    private Bundle bundle = new Bundle(Path.of(""), whole());

    private static Manifest whole() {
        try {
            return SampleBundle.manifest("1.0.0", 1, 1);
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void make() throws IOException {
        bundle = SampleBundle.make(folder, whole());
        archive = folder.resolve("bundle.tar.gz");
        Archive.write(bundle.folder(), archive);
    }

    private Bundle bring(Path source) throws BundleException, IOException {
        return Bundle.bring(source, Files.createTempDirectory(folder, "into"), Architecture.host());
    }

    private void refused(Path source, String... words) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bring(source))
                .withMessageContainingAll(words);
    }

    @Test
    void aWholeOneIsTaken() throws Exception {
        assertThat(bring(archive).manifest()).isEqualTo(whole());
        assertThat(bring(bundle.folder()).manifest()).isEqualTo(whole());
        assertThat(bring(archive).folder().resolve("bin/run")).isExecutable();
    }

    @Test
    void theSameContentGivesTheSameBytes() throws Exception {
        Path second = Files.createDirectory(folder.resolve("second"));
        Path other = second.resolve("bundle.tar.gz");
        Archive.write(SampleBundle.make(second, whole()).folder(), other);
        assertThat(Files.mismatch(archive, other)).isEqualTo(-1);
    }

    @TestFactory
    Stream<DynamicTest> aFlippedBitOfTheArchiveIsNoticed() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    byte[] bytes = Files.readAllBytes(archive);
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    Path damaged = Files.write(folder.resolve("damaged-" + seed), bytes);
                    try {
                        // A few bits of the compressed form carry nothing (its header's flags): then all must be as
                        // before.
                        assertThat(bring(damaged).manifest()).isEqualTo(whole());
                    } catch (BundleException e) {
                        assertThat(e.getMessage()).doesNotContain("Exception").hasSizeLessThan(300);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aFlippedBitOfAFileIsNoticedByName() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    Path copy = folder.resolve("copy-" + seed);
                    Trees.copy(bundle.folder(), copy);
                    List<Path> files;
                    try (Stream<Path> all = Files.walk(copy)) {
                        files = all.filter(Files::isRegularFile)
                                .filter(file -> !file.endsWith(Checksums.FILE))
                                .sorted()
                                .toList();
                    }
                    Path file = files.get(random.nextInt(files.size()));
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, bytes);
                    refused(copy, "damaged");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTruncatedArchiveIsNoticed() throws IOException {
        long size = Files.size(archive);
        return Stream.of(0L, 1L, 10L, size / 3, size - 9, size - 1)
                .map(length -> DynamicTest.dynamicTest(length + " bytes", () -> {
                    byte[] bytes = Files.readAllBytes(archive);
                    Path cut = Files.write(
                            folder.resolve("cut-" + length), java.util.Arrays.copyOf(bytes, length.intValue()));
                    assertThatExceptionOfType(BundleException.class)
                            .isThrownBy(() -> bring(cut))
                            .withMessageContaining("bundle");
                }));
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Files.delete(bundle.folder().resolve("bin/run"));
        refused(bundle.folder(), "bin/run", "missing");
    }

    @Test
    void aFileTooMuchIsNamed() throws Exception {
        Files.writeString(bundle.folder().resolve("bin/more"), "");
        refused(bundle.folder(), "bin/more", "does not belong");
    }

    @Test
    void anotherArchitectureIsRefused() throws Exception {
        String other = Architecture.host() == Architecture.X64 ? "aarch64" : "x64";
        Manifest mine = whole();
        Manifest foreign = new Manifest(
                mine.layout(), mine.version(), mine.commit(), other, mine.formats(), mine.programs(), mine.functions());
        refused(SampleBundle.make(folder, foreign).folder(), "is for " + other, "this machine is");
    }

    @Test
    void anotherLayoutIsRefused() throws Exception {
        Manifest mine = whole();
        new Manifest(
                        7,
                        mine.version(),
                        mine.commit(),
                        mine.architecture(),
                        mine.formats(),
                        mine.programs(),
                        mine.functions())
                .write(bundle.folder());
        Checksums.write(bundle.folder());
        refused(bundle.folder(), "layout 7");
    }

    @Test
    void whatIsNoBundleIsSaidToBeNone() throws Exception {
        refused(Files.createDirectory(folder.resolve("empty")), "is not a release bundle");
        refused(Files.writeString(folder.resolve("text"), "no archive"), "is not a release bundle");
        refused(folder.resolve("nothing"), "there is no bundle");
    }

    @Test
    void theChecksumBesideAnArchiveIsCompared() throws Exception {
        String hash = Checksums.writeBeside(archive);
        assertThat(Checksums.verifyBeside(archive)).isEqualTo(hash).isEqualTo(Checksums.of(archive));
        Files.writeString(archive, "more", java.nio.file.StandardOpenOption.APPEND);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Checksums.verifyBeside(archive))
                .withMessageContaining("bundle.tar.gz.sha256");
    }

    @Test
    void functionsAreFoundByNameAndKind() {
        assertThat(bundle.manifest().function("alerts", "aot"))
                .hasValueSatisfying(each -> assertThat(each.file()).isEqualTo("functions/alerts-aot.zip"));
        assertThat(bundle.manifest().function("alerts", "native")).isEmpty();
        assertThat(bundle.manifest().function("none", "aot")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aFunctionsFileLiesAmongTheFunctions() {
        return Stream.of("../x.zip", "functions/../bin/pyrin", "/etc/passwd", "functions/a/b.zip", "")
                .map(file -> DynamicTest.dynamicTest("'" + file + "'", () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> new Manifest.FunctionArtefact("alerts", "aot", file))));
    }
}
