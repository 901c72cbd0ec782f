package network.pyrin.node.app.upkeep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import network.pyrin.chain.Block;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;

/** Takes blocks in from a file that {@link ChainExport} wrote; every rule is checked, known blocks are passed over. */
public final class ChainImport {
    private static final int IN_FLIGHT_MAX = 256;
    /** A block has at most 500,000 bytes of scripts, twice that in hex; anything longer is no block. */
    private static final int TEXT_MAX = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(TEXT_MAX).build())
            .build());

    private record InFlight(long number, Hash block, CompletableFuture<BlockOutcome> outcome) {}

    private final Consensus consensus;
    private final Progress progress;
    private final Deque<InFlight> inFlight = new ArrayDeque<>();
    private long read;

    private ChainImport(Consensus consensus, Progress progress) {
        this.consensus = consensus;
        this.progress = progress;
    }

    /**
     * Takes in every block of a file, up to the first that is refused.
     *
     * @param consensus where to
     * @param source gzip or plain JSON, a block a line; closed at the end
     * @param progress told after every block
     * @return how many blocks the file has
     * @throws UpkeepException naming the block's number in the file, from 1, and why it cannot be taken; those before it are in
     */
    public static long read(Consensus consensus, InputStream source, Progress progress) throws UpkeepException {
        ChainImport task = new ChainImport(consensus, progress);
        try (MappingIterator<JsonNode> values =
                JSON.readerFor(JsonNode.class).readValues(unpacked(new BufferedInputStream(source, 1 << 16)))) {
            task.takeAll(values);
        } catch (IOException e) {
            throw new UpkeepException("the file cannot be read after block " + task.read + ": " + reason(e));
        }
        return task.read;
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private static InputStream unpacked(BufferedInputStream source) throws IOException {
        source.mark(2);
        boolean gzip = source.read() == 0x1f && source.read() == 0x8b;
        source.reset();
        return gzip ? new GZIPInputStream(source, 1 << 16) : source;
    }

    private void takeAll(MappingIterator<JsonNode> values) throws IOException, UpkeepException {
        while (values.hasNextValue()) {
            Block block = parse(values.nextValue());
            read++;
            inFlight.addLast(
                    new InFlight(read, block.hash(), consensus.submit(block).virtualUpdated()));
            if (inFlight.size() > IN_FLIGHT_MAX) {
                settleOldest();
            }
        }
        while (!inFlight.isEmpty()) {
            settleOldest();
        }
    }

    private Block parse(JsonNode value) throws UpkeepException {
        try {
            return BlockJsonReader.read(value);
        } catch (UpkeepException e) {
            throw new UpkeepException("block " + (read + 1) + " of the file: " + e.getMessage());
        }
    }

    private void settleOldest() throws UpkeepException {
        InFlight oldest = inFlight.removeFirst();
        if (oldest.outcome().join() instanceof BlockOutcome.Refused(var violation)) {
            throw new UpkeepException("block " + oldest.number() + " of the file, " + oldest.block() + ", is refused: "
                    + violation.message());
        }
        progress.done(oldest.number());
    }
}
