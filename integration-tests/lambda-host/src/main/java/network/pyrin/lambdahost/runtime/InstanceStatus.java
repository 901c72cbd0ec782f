package network.pyrin.lambdahost.runtime;

/**
 * What can be told of an instance.
 *
 * @param pid of its process
 * @param state {@code starting}, {@code busy}, {@code idle}, {@code frozen} or {@code stopping}
 * @param calls taken so far
 * @param initMillis from the start of the process to its first request for work; 0 before that
 * @param residentKilobytes memory now, 1,024 bytes each
 * @param residentKilobytesMax the most seen
 * @param cpuMillis processor time so far
 */
public record InstanceStatus(
        long pid,
        String state,
        int calls,
        long initMillis,
        long residentKilobytes,
        long residentKilobytesMax,
        long cpuMillis) {}
