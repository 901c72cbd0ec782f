package network.pyrin.image.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import network.pyrin.releasebundle.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {
    @TempDir
    Path folder;

    private Path jar(String name, long time, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String each : entries) {
                ZipEntry entry = new ZipEntry(each);
                entry.setTime(time);
                out.putNextEntry(entry);
                out.write(each.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private List<String> copied(Architecture architecture, String... entries) throws IOException {
        Path to = folder.resolve("copy-" + architecture + ".jar");
        Jars.copy(jar("from.jar", 0, entries), to, architecture);
        try (ZipFile zip = new ZipFile(to.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void onlyTheNativeLibrariesOfTheArchitectureStay() throws IOException {
        String[] all = {
            "librocksdbjni-linux64.so",
            "librocksdbjni-linux64-musl.so",
            "librocksdbjni-linux-aarch64.so",
            "librocksdbjni-win64.dll",
            "fr/acinq/secp256k1/jni/native/linux-x86_64/libsecp256k1-jni.so",
            "fr/acinq/secp256k1/jni/native/linux-aarch64/libsecp256k1-jni.so",
            "fr/acinq/secp256k1/jni/native/mingw-x86_64/secp256k1-jni.dll",
            "redis-server-6.2.6-v5-linux-amd64",
            "redis-server-6.2.7-linux-arm64",
            "redis-server-6.2.6-v5-darwin-arm64",
            "org/rocksdb/RocksDB.class"
        };
        assertThat(copied(Architecture.X64, all))
                .containsExactlyInAnyOrder(
                        "librocksdbjni-linux64.so",
                        "fr/acinq/secp256k1/jni/native/linux-x86_64/libsecp256k1-jni.so",
                        "redis-server-6.2.6-v5-linux-amd64",
                        "org/rocksdb/RocksDB.class");
        assertThat(copied(Architecture.AARCH64, all))
                .containsExactlyInAnyOrder(
                        "librocksdbjni-linux-aarch64.so",
                        "fr/acinq/secp256k1/jni/native/linux-aarch64/libsecp256k1-jni.so",
                        "redis-server-6.2.7-linux-arm64",
                        "org/rocksdb/RocksDB.class");
    }

    @Test
    void theManifestComesFirst() throws IOException {
        assertThat(copied(Architecture.X64, "a.class", "META-INF/b", "META-INF/MANIFEST.MF"))
                .startsWith("META-INF/MANIFEST.MF");
    }

    @Test
    void timeAndOrderOfTheSourceDoNotMatter() throws IOException {
        Path first = folder.resolve("first.jar");
        Path second = folder.resolve("second.jar");
        Jars.copy(jar("1.jar", 1_000_000_000_000L, "a", "b"), first, Architecture.X64);
        Jars.copy(jar("2.jar", 1_700_000_000_000L, "b", "a"), second, Architecture.X64);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }
}
