package network.pyrin.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/** Reads JSON values one after the other, so that a long recording is never in memory whole. Close after use. */
public final class JsonLines implements Iterator<JsonNode>, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(1 << 28).build())
            .build());

    private final MappingIterator<JsonNode> values;

    private JsonLines(MappingIterator<JsonNode> values) {
        this.values = values;
    }

    /**
     * Opens a file.
     *
     * @param file JSON values one after the other; packed if its name ends in {@code .gz}
     * @return an open reader
     */
    public static JsonLines open(Path file) {
        try {
            return new JsonLines(MAPPER.readerFor(JsonNode.class).readValues(input(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Reads a file that holds one value.
     *
     * @param file JSON; packed if its name ends in {@code .gz}
     * @return the value
     */
    public static JsonNode one(Path file) {
        try (JsonLines lines = open(file)) {
            return lines.next();
        }
    }

    private static InputStream input(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    @Override
    public boolean hasNext() {
        return values.hasNext();
    }

    @Override
    public JsonNode next() {
        return values.next();
    }

    @Override
    public void close() {
        try {
            values.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
