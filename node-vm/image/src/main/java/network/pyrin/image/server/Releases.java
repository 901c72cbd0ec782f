package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Reason;
import network.pyrin.releasebundle.Trees;

/** The releases on a server: placed whole, pointed to by two links, the oldest ones removed. */
public final class Releases {
    private static final String INCOMING = ".incoming";

    private final Layout layout;
    private final Architecture host;

    /**
     * Makes one.
     *
     * @param layout of the server
     * @param host what bundles must be made for
     */
    public Releases(Layout layout, Architecture host) {
        this.layout = layout;
        this.host = host;
    }

    /**
     * Verifies a bundle and puts it among the releases. Does nothing but verify if that release is there already.
     *
     * @param source archive or folder
     * @return what the release says about itself
     * @throws BundleException if the bundle cannot be used; nothing is changed then
     * @throws ServerException if the disk refuses
     */
    public Manifest place(Path source) throws BundleException, ServerException {
        Path incoming = layout.releases().resolve(INCOMING);
        try {
            SafeFiles.folder(layout.releases());
            // Of a command that was cut short.
            Trees.delete(incoming);
            Files.createDirectory(incoming);
            try {
                return publish(Bundle.bring(source, incoming, host));
            } finally {
                Trees.delete(incoming);
            }
        } catch (IOException e) {
            throw new ServerException(
                    "cannot write the release below " + layout.releases() + ": " + Reason.of(e)
                            + "; the release in use is untouched. Make room there and run it again",
                    e);
        }
    }

    private Manifest publish(Bundle bundle) throws IOException {
        Path place = folder(bundle.manifest().id());
        if (!isWhole(place)) {
            Trees.delete(place);
            SafeFiles.publish(bundle.folder());
            Trees.sync(bundle.folder());
            Files.move(bundle.folder(), place, StandardCopyOption.ATOMIC_MOVE);
            Trees.syncOne(layout.releases());
        }
        return bundle.manifest();
    }

    private boolean isWhole(Path place) {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try {
            Bundle.verify(place, host);
            return true;
        } catch (BundleException e) {
            return false;
        }
    }

    /**
     * A release's folder.
     *
     * @param id its identity
     * @return a path; perhaps there is nothing
     */
    public Path folder(String id) {
        return layout.releases().resolve(id);
    }

    /** Whether a release is among those here. */
    boolean isPlaced(String id) {
        return Files.isDirectory(folder(id));
    }

    /**
     * The release in use.
     *
     * @return empty if none is installed
     * @throws ServerException if the link cannot be read
     */
    public Optional<Manifest> current() throws ServerException {
        return linked(layout.current());
    }

    /**
     * The release used before.
     *
     * @return empty if there is none to go back to
     * @throws ServerException if the link cannot be read
     */
    public Optional<Manifest> previous() throws ServerException {
        return linked(layout.previous());
    }

    private Optional<Manifest> linked(Path link) throws ServerException {
        try {
            Optional<String> id = SafeFiles.linked(link);
            return id.isPresent() && isPlaced(id.get())
                    ? Optional.of(Manifest.read(folder(id.get())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ServerException("cannot read " + link + ": " + Reason.of(e), e);
        } catch (BundleException e) {
            throw new ServerException(
                    link + " leads to a release that cannot be read (" + e.getMessage()
                            + "): delete the link and run 'pyrin install' of an unpacked bundle, which keeps data and"
                            + " configuration",
                    e);
        }
    }

    /**
     * Makes a release the one in use, if it is not yet: one rename.
     *
     * @param id a placed release
     * @throws IOException if the disk refuses
     */
    void use(String id) throws IOException {
        if (!SafeFiles.linked(layout.current()).equals(Optional.of(id))) {
            SafeFiles.link(layout.current(), Path.of("releases", id));
        }
    }

    /** Remembers the release to go back to. */
    void remember(String id) throws IOException {
        SafeFiles.link(layout.previous(), Path.of("releases", id));
    }

    /**
     * Removes what neither link points to.
     *
     * @throws IOException if the disk refuses
     */
    void prune() throws IOException {
        Optional<String> current = SafeFiles.linked(layout.current());
        Optional<String> previous = SafeFiles.linked(layout.previous());
        List<Path> placed;
        try (Stream<Path> all = Files.list(layout.releases())) {
            placed = all.toList();
        }
        for (Path release : placed) {
            Optional<String> id = Optional.of(release.getFileName().toString());
            if (!id.equals(current) && !id.equals(previous)) {
                Trees.delete(release);
            }
        }
    }
}
