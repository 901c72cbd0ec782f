package network.pyrin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import network.pyrin.chain.NetworkParams;

/**
 * A recorded run of the reference node: a directory with {@code params.json}, {@code blocks.jsonl.gz} and, where it carries them,
 * steps, verdicts on bad blocks, mempool cases and the final UTXO set.
 */
public final class Recording {
    private final Path directory;
    private final JsonNode paramsJson;
    private final NetworkParams params;

    private Recording(Path directory, JsonNode paramsJson) {
        this.directory = directory;
        this.paramsJson = paramsJson;
        this.params = RecordedParams.of(paramsJson);
    }

    /**
     * Opens a directory and reads its parameters.
     *
     * @param directory one recorded chain
     * @return the recording
     * @throws IllegalArgumentException if it is not one; the message says what is missing
     */
    public static Recording open(Path directory) {
        Path file = directory.resolve("params.json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(directory + " is not a recorded chain: it has no params.json");
        }
        return new Recording(directory, JsonLines.one(file));
    }

    /**
     * The name of the chain.
     *
     * @return the directory's name
     */
    public String name() {
        return directory.getFileName().toString();
    }

    /**
     * The parameters the chain was made with, genesis included.
     *
     * @return real ones, with single numbers changed
     */
    public NetworkParams params() {
        return params;
    }

    /**
     * The recorded parameters as they stand.
     *
     * @return {@code params.json}
     */
    public JsonNode paramsJson() {
        return paramsJson;
    }

    /**
     * What holds at the end.
     *
     * @return {@code final.json}
     */
    public JsonNode finalState() {
        return JsonLines.one(directory.resolve("final.json"));
    }

    /**
     * Whether the recording carries a final state.
     *
     * @return false if this chain was recorded without it
     */
    public boolean hasFinalState() {
        return Files.isRegularFile(directory.resolve("final.json"));
    }

    /**
     * Whether the recording carries a file of lines.
     *
     * @param name file name without {@code .jsonl.gz}
     * @return false if this chain was recorded without it
     */
    public boolean has(String name) {
        return Files.isRegularFile(directory.resolve(name + ".jsonl.gz"));
    }

    /**
     * A file of the recording, if it carries it.
     *
     * @param name without {@code .jsonl.gz}: blocks, steps, rejects, mempool, utxos
     * @return an open reader to close; empty if there is no such file
     */
    public Optional<JsonLines> lines(String name) {
        return Optional.of(directory.resolve(name + ".jsonl.gz"))
                .filter(Files::isRegularFile)
                .map(JsonLines::open);
    }

    /**
     * Hands over every block in insertion order, one at a time.
     *
     * @param consumer called once a block
     */
    public void forEachBlock(Consumer<RecordedBlock> consumer) {
        forEach("blocks", line -> consumer.accept(RecordedBlock.of(line)));
    }

    /**
     * Hands over the UTXO set of virtual at the end, sorted by outpoint; nothing if the recording does not carry it.
     *
     * @param consumer called once an entry
     */
    public void forEachUtxo(Consumer<RecordedUtxo> consumer) {
        forEach("utxos", line -> consumer.accept(new RecordedUtxo(Json.outpoint(line), Json.utxoEntry(line))));
    }

    /**
     * Hands over every line of a file; nothing if the recording does not carry it.
     *
     * @param name as in {@link #lines}
     * @param consumer called once a line
     */
    public void forEach(String name, Consumer<JsonNode> consumer) {
        Optional<JsonLines> lines = lines(name);
        if (lines.isPresent()) {
            try (JsonLines open = lines.get()) {
                open.forEachRemaining(consumer);
            }
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
