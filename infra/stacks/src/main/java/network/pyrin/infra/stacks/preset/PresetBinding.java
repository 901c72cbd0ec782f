package network.pyrin.infra.stacks.preset;

import java.util.Map;
import java.util.Optional;
import network.pyrin.infra.stacks.preset.Preset.Artefact;
import network.pyrin.infra.stacks.preset.Preset.Data;
import network.pyrin.infra.stacks.preset.Preset.Database;
import network.pyrin.infra.stacks.preset.Preset.Edge;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import network.pyrin.infra.stacks.preset.Preset.Functions;
import network.pyrin.infra.stacks.preset.Preset.Network;
import network.pyrin.infra.stacks.preset.Preset.Node;
import network.pyrin.infra.stacks.preset.Preset.Observability;
import network.pyrin.infra.stacks.preset.Preset.Site;
import network.pyrin.infra.stacks.preset.Preset.Stream;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;

/** From sections and keys to the records of a {@link Preset}; the one list of all keys. */
final class PresetBinding {
    private static final String MACHINE = "[a-z]+[0-9]+[a-z]*\\.[a-z0-9]+";
    private static final String CACHE_MACHINE = "cache\\.[a-z]+[0-9]+[a-z]*\\.[a-z0-9]+";

    private PresetBinding() {}

    static Preset bind(PresetFile file) throws PresetException {
        if (!file.name().endsWith(".toml")) {
            throw new PresetException(file.name(), "a preset's file name ends in .toml");
        }
        String name = file.name().substring(0, file.name().length() - ".toml".length());
        PresetReader in = new PresetReader(file);
        Site site = site(in.in("site"));
        Network network = network(in.in("network"));
        Data data = data(in.in("data"));
        Node node = node(in.in("node"));
        Functions functions = functions(in.in("functions"));
        Stream stream = stream(in.in("stream"), node);
        Edge edge = edge(in.in("edge"));
        Observability observability = observability(in.in("observability"));
        in.finish(Map.of(
                "site",
                site,
                "network",
                network,
                "data",
                data,
                "node",
                node,
                "functions",
                functions,
                "stream",
                stream,
                "edge",
                edge,
                "observability",
                observability));
        return new Preset(name, site, network, data, node, functions, stream, edge, observability);
    }

    private static Site site(PresetReader in) throws PresetException {
        String name = in.text("name", "[a-z][a-z0-9-]{1,18}[a-z0-9]", "3 to 20 lower-case letters, digits and hyphens");
        String chain = in.text("chain", "mainnet|testnet-10|testnet-11|devnet|simnet", "a network's name");
        Artefact artefact = in.choice("artefact", Artefact.class);
        Optional<String> domain =
                optional(in.text("domain", "|([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}", "a domain name, or empty"));
        int line = in.lineOf("hosted-zone");
        Optional<String> zone = optional(in.text("hosted-zone", "|Z[A-Z0-9]{5,40}", "the id of a DNS zone, or empty"));
        if (domain.isPresent() != zone.isPresent()) {
            throw in.complaint(line, "domain and hosted-zone go together: set both or leave both empty");
        }
        return new Site(name, chain, artefact, domain, zone);
    }

    private static Network network(PresetReader in) throws PresetException {
        return new Network(
                in.text("cidr", "10\\.[0-9]{1,3}\\.0\\.0/16", "a range like 10.42.0.0/16"),
                in.choice("egress", Egress.class));
    }

    private static Data data(PresetReader in) throws PresetException {
        Database database = in.choice("database", Database.class);
        int line = in.lineOf("database-service");
        Optional<String> service = optional(in.text(
                "database-service",
                "|fill-in|com\\.amazonaws\\.vpce\\.[a-z0-9-]+\\.vpce-svc-[0-9a-f]+",
                "the name of an endpoint service, \"fill-in\" or empty"));
        if (service.isPresent() != (database == Database.PRIVATE)) {
            throw in.complaint(
                    line,
                    "a private database needs database-service (\"fill-in\" until it is known), a public one none");
        }
        return new Data(
                database, service, in.flag("redis"), in.text("redis-type", CACHE_MACHINE, "like cache.t4g.micro"));
    }

    private static Node node(PresetReader in) throws PresetException {
        return new Node(
                in.text("type", MACHINE, "a machine type like t4g.large"),
                in.flag("archive"),
                (int) in.whole("data-gib", 20, 16_384),
                (int) in.whole("volume-iops", 3_000, 16_000),
                (int) in.whole("volume-mibps", 125, 1_000),
                (int) in.whole("snapshots-kept", 1, 90));
    }

    private static Functions functions(PresetReader in) throws PresetException {
        return new Functions(
                (int) in.whole("memory-mib", 256, 10_240), (int) in.whole("concurrent-max", 1, 1_000), (int)
                        in.whole("burst-per-second", 10, 10_000));
    }

    private static Stream stream(PresetReader in, Node node) throws PresetException {
        StreamPlace place = in.choice("place", StreamPlace.class);
        int typeLine = in.lineOf("type");
        String type = in.text("type", MACHINE, "a machine type like t4g.small");
        if (!Preset.architectureOf(type).equals(node.architecture())) {
            throw in.complaint(
                    typeLine,
                    "type must have the node's processor architecture, " + node.architecture()
                            + ": one bundle is installed on both");
        }
        int least = (int) in.whole("least", 1, 100);
        int line = in.lineOf("most");
        int most = (int) in.whole("most", 1, 100);
        if (most < least) {
            throw in.complaint(line, "most (" + most + ") is less than least (" + least + ")");
        }
        return new Stream(place, type, least, most);
    }

    private static Edge edge(PresetReader in) throws PresetException {
        return new Edge(in.flag("firewall"), in.text("price-class", "100|200|all", "\"100\", \"200\" or \"all\""));
    }

    private static Observability observability(PresetReader in) throws PresetException {
        Optional<String> email =
                optional(in.text("alarm-email", "|[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "a mail address, or empty"));
        int line = in.lineOf("log-days");
        int days = (int) in.whole("log-days", 1, 365);
        if (!LogDays.isAllowed(days)) {
            throw in.complaint(line, "log-days must be one of " + LogDays.allowed() + ", not " + days);
        }
        return new Observability(
                email, days, (int) in.whole("canary-minutes", 0, 60), (int) in.whole("budget-dollars", 1, 1_000_000));
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
