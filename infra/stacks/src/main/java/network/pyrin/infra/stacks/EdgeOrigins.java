package network.pyrin.infra.stacks;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.VpcOriginAttributes;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOrigin;
import software.amazon.awscdk.services.cloudfront.origins.VpcOriginProps;
import software.amazon.awscdk.services.s3.Bucket;

/** What the content network asks: the bucket, the gateway, the stream machines. */
final class EdgeOrigins {
    private final EdgeStack stack;
    private final boolean balanced;
    private final String apiHost;
    private final String streamHost;

    EdgeOrigins(EdgeStack stack, boolean balanced) {
        this.stack = stack;
        this.balanced = balanced;
        this.apiHost = stack.parameter("ApiHost", "host name of the HTTP API");
        this.streamHost = stack.parameter("StreamHost", "host name of the stream machines or their balancer");
    }

    /** The bucket, which answers nobody but the distribution. */
    IOrigin pages(Bucket bucket) {
        return S3BucketOrigin.withOriginAccessControl(bucket);
    }

    /** The gateway. */
    IOrigin api() {
        return HttpOrigin.Builder.create(apiHost)
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .readTimeout(Duration.seconds(30))
                .build();
    }

    /**
     * The stream: through the VPC to the balancer, or to the node VM, whose door knows the content network's addresses only. What passes is
     * public chain data; the machines have no certificate that the content network would accept.
     */
    IOrigin stream() {
        if (balanced) {
            return VpcOrigin.withVpcOrigin(
                    software.amazon.awscdk.services.cloudfront.VpcOrigin.fromVpcOriginAttributes(
                            stack,
                            "StreamOrigin",
                            VpcOriginAttributes.builder()
                                    .vpcOriginId(stack.parameter("StreamVpcOrigin", "id of the balancer's VPC origin"))
                                    .domainName(streamHost)
                                    .build()),
                    VpcOriginProps.builder()
                            .domainName(streamHost)
                            .readTimeout(Duration.seconds(60))
                            .build());
        }
        return HttpOrigin.Builder.create(streamHost)
                .protocolPolicy(OriginProtocolPolicy.HTTP_ONLY)
                .httpPort(Ports.STREAM)
                .readTimeout(Duration.seconds(60))
                .build();
    }
}
