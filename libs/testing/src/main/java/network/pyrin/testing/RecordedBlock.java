package network.pyrin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import network.pyrin.chain.Block;

/**
 * One line of a recording's {@code blocks.jsonl.gz}.
 *
 * @param index place in insertion order, from 0
 * @param block the block under its recorded hash
 * @param json the whole line: {@code transactions[].id/hash} and {@code expect}
 */
public record RecordedBlock(int index, Block block, JsonNode json) {
    static RecordedBlock of(JsonNode line) {
        return new RecordedBlock(
                Json.u32(line, "i"),
                new Block(
                        Json.header(Json.field(line, "header")),
                        Json.list(Json.field(line, "transactions"), Json::transaction)),
                line);
    }

    /**
     * What the reference node found out about the block.
     *
     * @return status, GHOSTDAG data, DAA score and so on
     */
    public JsonNode expect() {
        return Json.field(json, "expect");
    }
}
