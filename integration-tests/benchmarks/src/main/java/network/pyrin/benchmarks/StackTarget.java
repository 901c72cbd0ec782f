package network.pyrin.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running stack to look at.
 *
 * @param stream address of its stream
 * @param nodeHost host of its node's gRPC
 * @param nodePort port of its node's gRPC
 * @param process its process, if on this machine and known
 * @param data its data folder, if known
 */
record StackTarget(URI stream, String nodeHost, int nodePort, Optional<ProcessHandle> process, Optional<Path> data) {}
