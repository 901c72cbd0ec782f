package network.pyrin.image.pack;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import network.pyrin.releasebundle.Manifest;

/** Reads from the programs themselves which versions of stored data they speak, so that no second place can be wrong. */
final class DataFormats {
    private DataFormats() {}

    static Manifest.Formats of(List<Path> node, List<Path> processor) throws IOException, PackException {
        return new Manifest.Formats(
                constant(node, "network.pyrin.node.storage.DataFolder", "FORMAT"),
                constant(processor, "network.pyrin.readmodel.CheckpointDocument", "SCHEMA"));
    }

    private static int constant(List<Path> classPath, String type, String field) throws IOException, PackException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            return Class.forName(type, true, loader).getField(field).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new PackException("cannot read " + field + " of " + type + ": build again", e);
        }
    }
}
