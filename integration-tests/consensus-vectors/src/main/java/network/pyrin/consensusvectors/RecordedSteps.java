package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import network.pyrin.testing.Json;
import network.pyrin.testing.JsonLines;
import network.pyrin.testing.Recording;

/** The recorded steps, read along with the blocks. A recording may carry them for some blocks only, or not at all. */
final class RecordedSteps implements AutoCloseable {
    private final Optional<JsonLines> lines;
    private Optional<JsonNode> next = Optional.empty();

    private RecordedSteps(Optional<JsonLines> lines) {
        this.lines = lines;
        advance();
    }

    static RecordedSteps open(Recording recording, Report report) {
        if (!recording.has("steps")) {
            report.skip(recording.name(), "steps (not recorded)");
        }
        return new RecordedSteps(recording.lines("steps"));
    }

    private void advance() {
        next = lines.filter(JsonLines::hasNext).map(JsonLines::next);
    }

    /** The step after a block; blocks are asked for in ascending order. */
    Optional<JsonNode> after(int block) {
        while (next.isPresent() && Json.u32(next.get(), "i") < block) {
            advance();
        }
        return next.filter(step -> Json.u32(step, "i") == block);
    }

    @Override
    public void close() {
        lines.ifPresent(JsonLines::close);
    }
}
