package network.pyrin.node.app.upkeep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;

/** Writes all blocks but genesis to a file, parents first. */
public final class ChainExport {
    private ChainExport() {}

    /**
     * Writes the blocks that virtual builds on.
     *
     * @param consensus takes no blocks meanwhile
     * @param target receives gzip of JSON, a block a line; closed at the end
     * @param progress told after every block
     * @return how many blocks were written
     * @throws UpkeepException if a block cannot be read or written
     */
    public static long write(Consensus consensus, OutputStream target, Progress progress) throws UpkeepException {
        NetworkParams params = consensus.params();
        Hash genesis = params.genesis().header().hash();
        long[] written = {0};
        try (JsonGenerator json = new JsonFactory().createGenerator(new GZIPOutputStream(target, 1 << 16))) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            ChainWalk.forEach(consensus, hash -> {
                if (!hash.equals(genesis)) {
                    Block block = read(consensus, hash);
                    writeBlock(json, written[0], block, params);
                    written[0]++;
                    progress.done(written[0]);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new UpkeepException("cannot write the file: " + e.getMessage());
        }
        return written[0];
    }

    private static Block read(Consensus consensus, Hash hash) throws UpkeepException {
        return consensus
                .blocks()
                .block(hash)
                .filter(block -> !block.transactions().isEmpty())
                .orElseThrow(() -> new UpkeepException("block " + hash + " is not stored whole"));
    }

    private static void writeBlock(JsonGenerator json, long index, Block block, NetworkParams params) {
        try {
            boolean withMass = params.storageMassActive(block.header().daaScore());
            BlockJson.write(json, index, block, withMass);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
