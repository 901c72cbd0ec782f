package network.pyrin.image.server;

import java.util.Locale;

/** One long-lived program of a server, and how to see that it works. */
public enum Service {
    /** The node. */
    NODE("PYRIN_NODE_METRICS", "127.0.0.1:9101", "/metrics", false),
    /** What writes the read model. */
    PROCESSOR("PYRIN_PROCESSOR_METRICS_PORT", "9102", "/metrics", true),
    /** What serves sockets. */
    STREAM("PYRIN_STREAM_LISTEN", "127.0.0.1:8090", "/healthz", false),
    /** All of these in one process. */
    STANDALONE("PYRIN_HTTP_PORT", "8080", "/metrics", true),
    /** A processor that builds a read model beside the live one. */
    REINDEX("PYRIN_REINDEX_METRICS_PORT", "9103", "/metrics", true);

    private final String key;
    private final String standard;
    private final String path;
    private final boolean writesReadModel;

    Service(String key, String standard, String path, boolean writesReadModel) {
        this.key = key;
        this.standard = standard;
        this.path = path;
        this.writesReadModel = writesReadModel;
    }

    /**
     * The program's name in the bundle.
     *
     * @return lower case
     */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its unit.
     *
     * @return with the ending
     */
    public String unit() {
        return "pyrin-" + program() + ".service";
    }

    /**
     * Whether it tells how far the read model is.
     *
     * @return true for those that write it
     */
    public boolean writesReadModel() {
        return writesReadModel;
    }

    /**
     * Where it says that it works.
     *
     * @param environment keys of this server
     * @return {@code http://host:port/path}, always this machine
     */
    public String healthUrl(EnvironmentFile environment) {
        String value = environment.get(key).orElse(standard);
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : value.substring(0, colon);
        String port = value.substring(colon + 1);
        boolean anywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
        return "http://" + (anywhere ? "127.0.0.1" : host) + ":" + port + path;
    }

    /**
     * Reads a program's name.
     *
     * @param program as in {@link #program}
     * @return the service
     * @throws ServerException if there is none
     */
    public static Service parse(String program) throws ServerException {
        for (Service service : values()) {
            if (service.program().equals(program)) {
                return service;
            }
        }
        throw new ServerException("there is no program '" + program + "'");
    }
}
