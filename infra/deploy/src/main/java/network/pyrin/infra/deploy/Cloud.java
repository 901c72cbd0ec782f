package network.pyrin.infra.deploy;

import java.nio.file.Path;
import java.util.Optional;

/** What a deployment asks of the provider beside what the CDK command does. All calls may throw {@link DeployException}. */
public interface Cloud extends AutoCloseable {
    /** Who we are. */
    record Identity(String account, String name) {}

    /** What is put beside an object. */
    record ObjectHeaders(String contentType, Optional<String> contentEncoding, String cacheControl) {}

    /**
     * Asks who the credentials belong to.
     *
     * @return account and name
     * @throws DeployException if there are none or they are refused
     */
    Identity identity() throws DeployException;

    /**
     * The version of the CDK's bootstrap in a region.
     *
     * @param region a region
     * @return empty if there is none
     * @throws DeployException if it cannot be asked
     */
    Optional<Integer> bootstrapVersion(String region) throws DeployException;

    /**
     * A quota of the account.
     *
     * @param service the service's code
     * @param quota the quota's code
     * @return empty if the provider does not tell
     */
    Optional<Double> quota(String service, String quota);

    /**
     * The list of addresses from which the content network asks.
     *
     * @return its id in the deployment's region
     * @throws DeployException if there is none
     */
    String edgePrefixList() throws DeployException;

    /**
     * Takes a lock that holds across machines.
     *
     * @param name the lock's name
     * @param holder who holds it, for the message to others
     * @throws DeployException if somebody else has it; the message says who
     */
    void lock(String name, String holder) throws DeployException;

    /**
     * Gives a lock back; nothing happens if it is gone.
     *
     * @param name the lock's name
     * @throws DeployException if the provider does not answer
     */
    void unlock(String name) throws DeployException;

    /**
     * Puts a file into a bucket of the deployment's region unless it is there with the same hash.
     *
     * @param bucket the bucket
     * @param key the object's key
     * @param file what to put
     * @param sha256 its SHA-256
     * @return whether it had to be put
     * @throws DeployException if it cannot be put
     */
    boolean putOnce(String bucket, String key, Path file, String sha256) throws DeployException;

    /**
     * Puts a page into a bucket of the edge's region.
     *
     * @param bucket the bucket
     * @param key the object's key
     * @param file what to put
     * @param headers what is put beside it
     * @throws DeployException if it cannot be put
     */
    void putPage(String bucket, String key, Path file, ObjectHeaders headers) throws DeployException;

    /**
     * Drops cached pages.
     *
     * @param distribution its id
     * @param reference repeated calls with the same reference do it once
     * @throws DeployException if the provider refuses
     */
    void invalidate(String distribution, String reference) throws DeployException;

    /**
     * Whether a secret was ever given a value by us.
     *
     * @param secret its ARN
     * @return true if so
     * @throws DeployException if it cannot be asked
     */
    boolean secretIsSet(String secret) throws DeployException;

    /**
     * Gives a secret its value.
     *
     * @param secret its ARN
     * @param value the value; never printed or kept
     * @throws DeployException if the provider refuses
     */
    void setSecret(String secret, String value) throws DeployException;

    /**
     * Allows a stack to be deleted.
     *
     * @param stack its name; nothing happens if it is gone
     * @param region where it is
     * @throws DeployException if the provider refuses
     */
    void unprotect(String stack, String region) throws DeployException;

    @Override
    void close();
}
