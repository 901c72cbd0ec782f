package network.pyrin.infra.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.pyrin.infra.stacks.Release;

/** Other programs that a deployment needs. */
interface Tools {
    /**
     * Makes sure that the pinned CDK command is there.
     *
     * @throws DeployException if it cannot be brought
     */
    void bringCdk() throws DeployException;

    /**
     * Makes the templates of a plan. Takes seconds: the synthesiser is a program of its own.
     *
     * @param plan whose work folder takes the assembly, in place of what was there
     * @param release what is to be installed
     * @return the assembly
     * @throws DeployException if the folder cannot be written
     */
    Synthesis synthesise(Plan plan, Release release) throws DeployException;

    /**
     * Runs the CDK command on a synthesised assembly; its output goes to the operator.
     *
     * @param assembly folder that a synthesis wrote
     * @param arguments after {@code --app}
     * @return exit status
     * @throws DeployException if it could not be started
     */
    int cdk(Path assembly, List<String> arguments) throws DeployException;

    /**
     * Makes a release bundle of this checkout.
     *
     * @param folder where it goes
     * @throws DeployException if it could not be made
     */
    void makeBundle(Path folder) throws DeployException;

    /**
     * Makes the pages ready to upload.
     *
     * @param built the app's built files, or the checkout's own if it does not exist
     * @param settings options of the publisher, without dashes
     * @param out folder for {@code site/} and {@code files.json}
     * @throws DeployException if they could not be made
     */
    void makePages(Path built, Map<String, String> settings, Path out) throws DeployException;

    /**
     * Fetches an address.
     *
     * @param url https address
     * @return status of the answer; 0 if there was none within some seconds
     */
    int status(String url);

    /**
     * Opens a live stream and hangs up after its first words.
     *
     * @param url wss address
     * @return whether it said welcome within some seconds
     */
    boolean greets(String url);

    /** Waits a few seconds before something is tried again. */
    void pause();
}
