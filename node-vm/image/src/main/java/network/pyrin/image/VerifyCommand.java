package network.pyrin.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.Bundle;
import network.pyrin.releasebundle.Trees;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pyrin verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks every file of a bundle against its checksums, and that it is made for this machine.")
final class VerifyCommand implements Callable<Integer> {
    @Nullable
    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "archive or folder (default: the bundle that this command is part of)")
    private Path bundle;

    @Override
    public Integer call() throws Exception {
        Path source = bundle == null ? ServerMain.home() : bundle.toAbsolutePath();
        if (Files.isDirectory(source)) {
            tell(Bundle.verify(source, Architecture.host()));
            return CommandLine.ExitCode.OK;
        }
        Path work = Files.createTempDirectory("pyrin-verify");
        try {
            tell(Bundle.bring(source, work, Architecture.host()));
        } finally {
            Trees.delete(work);
        }
        return CommandLine.ExitCode.OK;
    }

    private static void tell(Bundle bundle) {
        System.out.println(bundle.manifest().id() + " is whole.");
    }
}
