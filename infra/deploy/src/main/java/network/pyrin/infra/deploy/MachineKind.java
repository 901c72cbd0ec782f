package network.pyrin.infra.deploy;

import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.BundleException;

/** Bundles run on one kind of processor; presets name machines of one kind. Here the two meet. */
final class MachineKind {
    private static final String WAY_OUT =
            "make the bundle on a machine with %s processors (./pyrin package) and pass it with --bundle FILE, or copy the"
                    + " preset and choose machine types for %s (%s)";

    private MachineKind() {}

    /**
     * Refuses a bundle that the preset's machines cannot run.
     *
     * @param made architecture in the bundle's manifest
     * @throws DeployException naming both and the ways out
     */
    static void check(String made, Preset preset) throws DeployException {
        if (!made.equals(preset.node().architecture())) {
            throw foreign("the bundle is made for " + made + " processors", made, preset);
        }
    }

    /**
     * Refuses to make a bundle here for machines of another kind, before minutes are spent on it.
     *
     * @throws DeployException naming both and the ways out
     */
    static void checkHost(Preset preset) throws DeployException {
        try {
            String made = Architecture.host().text();
            if (!made.equals(preset.node().architecture())) {
                throw foreign("a bundle made here is for " + made + " processors", made, preset);
            }
        } catch (BundleException e) {
            throw new DeployException(
                    String.valueOf(e.getMessage()), "pass a bundle made elsewhere with --bundle FILE");
        }
    }

    private static DeployException foreign(String what, String made, Preset preset) {
        String wanted = preset.node().architecture();
        return new DeployException(
                what + ", the machines of preset " + preset.name() + " ("
                        + preset.node().type() + ") have " + wanted,
                WAY_OUT.formatted(wanted, made, made.equals("x64") ? "t3.medium, say" : "t4g.medium, say"));
    }
}
