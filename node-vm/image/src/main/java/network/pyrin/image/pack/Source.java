package network.pyrin.image.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The built project: where its parts lie and what it calls itself.
 *
 * @param root top folder of the project
 */
record Source(Path root) {
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>pyrin</artifactId>\\s*<version>([^<]+)</version>");
    private static final String UNKNOWN_COMMIT = "0000000";

    /** Version of the project; with an ending if the sources differ from their commit. */
    String version() throws IOException, PackException {
        Matcher matcher = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new PackException("pom.xml names no version");
        }
        boolean modified = !git("status", "--porcelain", "--untracked-files=no").isEmpty();
        return matcher.group(1) + (modified ? ".modified" : "");
    }

    /** The commit the sources are of; zeros where there is no repository. */
    String commit() {
        String commit = git("rev-parse", "HEAD");
        return commit.matches("[0-9a-f]{40,64}") ? commit : UNKNOWN_COMMIT;
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            return Tool.run(command).strip();
        } catch (PackException e) {
            return "";
        }
    }

    /** Class path of a module's program: its own jar, then what it needs. */
    List<Path> classPath(String module) throws IOException, PackException {
        Path target = root.resolve(module).resolve("target");
        Path list = target.resolve("classpath");
        List<Path> path = new ArrayList<>(List.of(ownJar(target, module)));
        if (!Files.isRegularFile(list)) {
            throw notBuilt(module);
        }
        for (String entry : Files.readString(list).strip().split(":")) {
            Path jar = Path.of(entry);
            if (!Files.isRegularFile(jar)) {
                throw notBuilt(entry);
            }
            path.add(jar);
        }
        return path;
    }

    private static Path ownJar(Path target, String module) throws IOException, PackException {
        if (!Files.isDirectory(target)) {
            throw notBuilt(module);
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .min((a, b) -> a.toString().compareTo(b.toString()))
                    .orElseThrow(() -> notBuilt(module));
        }
    }

    /** A built folder of the project. */
    Path folder(String path) throws PackException {
        Path folder = root.resolve(path);
        if (!Files.isDirectory(folder)) {
            throw notBuilt(path);
        }
        return folder;
    }

    private static PackException notBuilt(String what) {
        return new PackException(what + " is not built: ./pyrin package builds it before packaging");
    }
}
