package network.pyrin.infra.stacks.preset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator chooses about a deployment. Read from one commented file; see {@code infra/presets}.
 *
 * @param name the preset's name: the file's name without its ending
 * @param site names, domain and the form of the functions
 * @param network address range and ways out
 * @param data where the data live
 * @param node the virtual machine of node and processor
 * @param functions the HTTP functions
 * @param stream the live stream service
 * @param edge the content network in front of everything
 * @param observability how long logs are kept, who is told, what is watched
 */
public record Preset(
        String name,
        Site site,
        Network network,
        Data data,
        Node node,
        Functions functions,
        Stream stream,
        Edge edge,
        Observability observability) {

    /** The presets that come with the project, smallest first. */
    public static final List<String> SHIPPED = List.of("small", "standard", "archive");

    /** The form in which functions are deployed. */
    public enum Artefact {
        /** Own runtime with an ahead-of-time cache. */
        AOT,
        /** The provider's Java runtime with snapshots. */
        MANAGED,
        /** A native program. */
        NATIVE
    }

    /** The way out of the private subnets. */
    public enum Egress {
        /** The node VM forwards what the table of egress allows; costs nothing. */
        NODE_VM,
        /** A managed NAT gateway. */
        NAT_GATEWAY
    }

    /** Where the database is reached. */
    public enum Database {
        /** Over the internet with TLS; functions that need nothing else stay outside the VPC. */
        PUBLIC,
        /** Only through a private endpoint in the VPC; all functions are inside. */
        PRIVATE
    }

    /** Where the stream service runs. */
    public enum StreamPlace {
        /** On the node VM, reached by the content network alone. */
        NODE_VM,
        /** On machines of its own behind a balancer. */
        BALANCED
    }

    /**
     * Names.
     *
     * @param name prefix of every stack; two deployments in one account differ in it
     * @param chain network of the node, as the node's flags call it
     * @param artefact form of the functions
     * @param domain the site's domain; empty: the content network's own name
     * @param hostedZone id of the domain's DNS zone in the same account; empty without a domain
     */
    public record Site(
            String name, String chain, Artefact artefact, Optional<String> domain, Optional<String> hostedZone) {}

    /**
     * The virtual network.
     *
     * @param cidr its address range, a /16
     * @param egress the way out of the private subnets
     */
    public record Network(String cidr, Egress egress) {}

    /**
     * Data.
     *
     * @param database where the database is reached
     * @param databaseService name of the database's private endpoint service; empty with a public database
     * @param redis whether a managed Redis is made
     * @param redisType its machine type
     */
    public record Data(Database database, Optional<String> databaseService, boolean redis, String redisType) {}

    /**
     * The node's machine.
     *
     * @param type machine type
     * @param archive whether the node keeps all history
     * @param dataGib size of the data volume in GiB
     * @param volumeIops operations a second of the data volume
     * @param volumeMibps throughput of the data volume in MiB a second
     * @param snapshotsKept daily snapshots kept
     */
    public record Node(String type, boolean archive, int dataGib, int volumeIops, int volumeMibps, int snapshotsKept) {
        /** The processor architecture of the machine type, as release bundles name it: {@code aarch64} or {@code x64}. */
        public String architecture() {
            return architectureOf(type);
        }
    }

    /**
     * HTTP functions.
     *
     * @param memoryMib memory of each
     * @param concurrentMax most copies of the explorer API at once, which bounds both cost and database connections
     * @param burstPerSecond most requests a second of all routes together
     */
    public record Functions(int memoryMib, int concurrentMax, int burstPerSecond) {}

    /**
     * The stream service.
     *
     * @param place where it runs
     * @param type machine type, if it has machines of its own
     * @param least fewest machines
     * @param most most machines
     */
    public record Stream(StreamPlace place, String type, int least, int most) {}

    /**
     * The edge.
     *
     * @param firewall whether a web application firewall stands before the distribution
     * @param priceClass the provider's class of edge places: 100, 200 or all
     */
    public record Edge(boolean firewall, String priceClass) {}

    /**
     * Watching.
     *
     * @param alarmEmail who is told; empty: nobody, until someone subscribes to the topic
     * @param logDays days that logs are kept
     * @param canaryMinutes pause between two visits of the canary; 0: no canary
     * @param budgetDollars monthly budget whose 80 and 100 percent raise a mail
     */
    public record Observability(Optional<String> alarmEmail, int logDays, int canaryMinutes, int budgetDollars) {}

    /**
     * Reads a preset.
     *
     * @param file the file; its name without {@code .toml} is the preset's name
     * @return the preset, all values checked
     * @throws PresetException with file, line and what to write instead
     */
    public static Preset read(Path file) throws PresetException {
        String name = file.getFileName().toString();
        try {
            return PresetBinding.bind(PresetFile.parse(name, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            throw new PresetException(file.toString(), "is no text in UTF-8; this is no preset");
        } catch (IOException e) {
            throw new PresetException(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /** The architecture of a machine type: {@code aarch64} for the provider's Graviton families, else {@code x64}. */
    static String architectureOf(String type) {
        return type.matches("[a-z]+[0-9]+g[a-z]*\\..*") ? "aarch64" : "x64";
    }
}
