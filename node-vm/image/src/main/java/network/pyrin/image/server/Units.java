package network.pyrin.image.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.releasebundle.Reason;

/** The units of a server: copied from the release in use, so that they always belong to its programs. */
final class Units {
    /** Groups the services of a selection. */
    static final String TARGET = "pyrin.target";

    private static final String ALLOW = "10-allow.conf";
    private static final String MODE = "rw-r--r--";

    private final Layout layout;
    private final ServiceManager services;

    Units(Layout layout, ServiceManager services) {
        this.layout = layout;
        this.services = services;
    }

    /** Writes users, folders and units of a release and has them started with the system. Idempotent. */
    void install(Path release, Selection selection) throws ServerException {
        try {
            Path from = release.resolve("systemd");
            copy(from.resolve("sysusers.conf"), layout.users());
            copy(from.resolve("tmpfiles.conf"), layout.folders());
            List<String> wanted = wanted(selection);
            List<String> unwanted = new ArrayList<>(installed());
            unwanted.removeAll(wanted);
            services.disable(unwanted);
            for (String unit : unwanted) {
                Files.deleteIfExists(layout.units().resolve(unit));
            }
            for (String unit : wanted) {
                copy(from.resolve(unit), layout.units().resolve(unit));
            }
            allow();
            services.prepare();
            services.reload();
            services.enable(started(selection));
        } catch (IOException e) {
            throw new ServerException("cannot write the units: " + Reason.of(e), e);
        }
    }

    /** The node's unit refuses all addresses but this machine's; a key names those that may reach it. */
    private void allow() throws IOException {
        Path file = layout.units().resolve(Service.NODE.unit() + ".d").resolve(ALLOW);
        Optional<String> addresses = EnvironmentFile.read(layout.environment()).get("PYRIN_NODE_ALLOW");
        if (addresses.isPresent()) {
            String text = "# Written by pyrin install from PYRIN_NODE_ALLOW.\n[Service]\nIPAddressAllow="
                    + addresses.get() + "\n";
            SafeFiles.write(file, text, MODE);
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** Removes what {@link #install} wrote. */
    void remove() throws ServerException {
        try {
            services.disable(installed());
            for (String unit : installed()) {
                Files.deleteIfExists(layout.units().resolve(unit));
            }
            Files.deleteIfExists(layout.folders());
            services.reload();
        } catch (IOException e) {
            throw new ServerException("cannot remove the units: " + Reason.of(e), e);
        }
    }

    private static List<String> wanted(Selection selection) {
        List<String> units = new ArrayList<>(started(selection));
        if (selection.has(Service.PROCESSOR)) {
            units.add(Service.REINDEX.unit());
        }
        return units;
    }

    private static List<String> started(Selection selection) {
        List<String> units = new ArrayList<>(List.of(TARGET));
        selection.services().forEach(service -> units.add(service.unit()));
        return units;
    }

    private List<String> installed() throws IOException {
        if (!Files.isDirectory(layout.units())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(layout.units())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.equals(TARGET) || name.matches("pyrin-[a-z]+\\.service"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        SafeFiles.write(to, Files.readString(from), MODE);
    }
}
