package network.pyrin.functions.substitutions;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/** Checksums of uploads, made by a native library of their own; functions send messages and read secrets. */
@TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider", onlyWith = WithAws.class)
final class ChecksumSubstitution {
    private ChecksumSubstitution() {}

    /** Nothing, as the client says itself where the library is absent; it goes on with the JDK's. */
    @Substitute
    static @Nullable SdkChecksum createCrtCrc32C() {
        return null;
    }

    @Substitute
    static SdkChecksum crc64NvmeCrtImplementation() {
        throw new IllegalStateException("CRC64NVME is not part of a native function");
    }

    @Substitute
    static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
        throw new IllegalStateException(algorithm.algorithmId() + " is not part of a native function");
    }
}
