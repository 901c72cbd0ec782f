package network.pyrin.functions.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of several jars as those of one. The class path of an artefact is as short as can be: each jar is opened, its
 * directory read and its manifest parsed at every cold start, because a look for services asks all of them.
 *
 * <p>Classes for a Java version stand where the plain ones stood, lists of services are joined, licences keep the name of
 * their library. Anything else that two libraries have in different forms is an error: somebody must decide.
 */
final class JarContents {
    /** Lists of which a program reads all on its class path. */
    private static final Pattern LISTS = Pattern.compile("META-INF/(?:services/.*|io\\.netty\\.versions\\.properties)");

    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");
    private static final Pattern LICENCE =
            Pattern.compile("META-INF/(?:.*/)?(?:[\\w-]*(?:LICENSE|NOTICE|DEPENDENCIES)[\\w.-]*|AL2\\.0|LGPL2\\.1)");

    /**
     * What a running function has no use for: signatures, build tools' notes, modules, native images' hints; and of Bouncy
     * Castle what only its provider for the platform needs, while we call its plain classes.
     */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "META-INF/(?:MANIFEST\\.MF|INDEX\\.LIST|jandex\\.idx|[^/]+\\.(?:SF|RSA|DSA|EC|kotlin_module)"
                    + "|maven/.*|native-image/.*|proguard/.*|quarkus-(?:config|javadoc|extension).*)"
                    + "|(?:.*/)?module-info\\.class|OSGI-INF/.*|org/bouncycastle/(?:pqc|jce|jcajce)/.*");

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeMap<String, Integer> versions = new TreeMap<>();

    /** Adds the files of a jar; those of jars added earlier stand before them, as on a class path. */
    void add(Path jar) throws IOException {
        String library = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        try (JarFile file = new JarFile(jar.toFile())) {
            boolean versioned = file.isMultiRelease();
            JarContents own = new JarContents();
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        own.addOwn(entry.getName(), in.readAllBytes(), versioned, library);
                    }
                }
            }
            own.files.forEach((name, bytes) -> merge(name, bytes, library));
        }
    }

    private void addOwn(String name, byte[] bytes, boolean isVersioned, String library) {
        Matcher versioned = VERSIONED.matcher(name);
        String plain = versioned.matches() ? versioned.group(2) : name;
        int version = versioned.matches() ? Integer.parseInt(versioned.group(1)) : 0;
        if (LEFT_OUT.matcher(plain).matches()
                || (version > 0 && !isVersioned)
                || version > Runtime.version().feature()) {
            return;
        }
        if (LICENCE.matcher(plain).matches()) {
            plain = "META-INF/licences/" + library + "/" + plain.substring(plain.lastIndexOf('/') + 1);
        }
        if (version >= versions.getOrDefault(plain, -1)) {
            versions.put(plain, version);
            files.put(plain, bytes);
        }
    }

    private void merge(String name, byte[] bytes, String library) {
        byte[] known = files.putIfAbsent(name, bytes);
        if (known == null || Arrays.equals(known, bytes)) {
            return;
        }
        if (!LISTS.matcher(name).matches()) {
            throw new BundleException(library + " and a library before it have different files named " + name
                    + ": exclude a dependency, or say in JarContents what shall become of them");
        }
        Set<String> lines = new LinkedHashSet<>(lines(known));
        lines.addAll(lines(bytes));
        files.put(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(byte[] list) {
        return new String(list, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Takes a file out; empty if there is none. */
    Optional<byte[]> remove(String name) {
        return Optional.ofNullable(files.remove(name));
    }

    void put(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    /** By name. */
    Map<String, byte[]> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Takes the classes out. */
    JarContents takeClasses() {
        JarContents classes = new JarContents();
        files.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                classes.files.put(name, bytes);
            }
        });
        files.keySet().removeAll(classes.files.keySet());
        return classes;
    }
}
