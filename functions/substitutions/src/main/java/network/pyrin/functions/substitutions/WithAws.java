package network.pyrin.functions.substitutions;

import java.util.function.BooleanSupplier;

/** Whether the function that is compiled brings the AWS client. */
final class WithAws implements BooleanSupplier {
    @Override
    public boolean getAsBoolean() {
        return Classes.onPath("software.amazon.awssdk.checksums.internal.ChecksumProvider");
    }
}
