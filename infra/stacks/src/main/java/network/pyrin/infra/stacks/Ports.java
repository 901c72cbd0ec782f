package network.pyrin.infra.stacks;

/** Port numbers that more than one stack must agree on. */
final class Ports {
    /** The node's standard RPC (gRPC) on mainnet. */
    static final int NODE_RPC = 13110;

    /** The stream service, HTTP and WebSocket. */
    static final int STREAM = 8090;

    /** Everything that is asked over TLS: the provider's own interfaces, webhooks, downloads. */
    static final int HTTPS = 443;

    /** The other port on which a webhook's receiver may listen. */
    static final int HTTPS_ALTERNATIVE = 8443;

    /** First of the ports on which a public MongoDB cluster answers. */
    static final int MONGODB_FIRST = 27015;

    /** Last of the ports on which a public MongoDB cluster answers. */
    static final int MONGODB_LAST = 27017;

    /** First port of a database's private endpoint, which gives each member of the cluster one of its own. */
    static final int PRIVATE_ENDPOINT_FIRST = 1024;

    /** Last port of a database's private endpoint. */
    static final int PRIVATE_ENDPOINT_LAST = 65535;

    /** Redis with TLS; not the usual number, which scanners look for first. */
    static final int REDIS = 6380;

    /** The balancer, inside the VPC only; the content network comes from inside too. */
    static final int BALANCER = 80;

    private Ports() {}
}
