package network.pyrin.crypto;

import java.util.Arrays;

/**
 * BLAKE3 with 32 bytes of output, plain or keyed. Every hash of a block, a transaction and a proof of work goes through
 * here, so it is written for short messages: words are laid straight into the compression's block, without a byte buffer.
 *
 * <p>Used once, by one thread. Source: the BLAKE3 specification (O'Connor, Aumasson, Neves, Wilcox-O'Hearn), sections 2.1
 * to 2.6; compared with commons-codec over seeds.
 */
public final class Blake3 {
    private static final int CHUNK_BLOCKS = 16;
    private static final int WORDS = 8;
    private static final int NODE_BYTES = 64;

    private final int[] key;
    private final int baseFlags;
    private final int[] chaining = new int[WORDS];
    private final int[] block = new int[16];
    private int blockBytes;
    private int blocksInChunk;
    private long chunk;
    /** Chaining values of complete subtrees, one for each set bit of {@link #chunk}; most messages never need it. */
    private int[] subtrees = new int[0];

    private Blake3(int[] key, int baseFlags) {
        this.key = key;
        this.baseFlags = baseFlags;
        System.arraycopy(key, 0, chaining, 0, WORDS);
    }

    /**
     * Starts a plain hash.
     *
     * @return an empty hash
     */
    public static Blake3 plain() {
        return new Blake3(Blake3Compression.IV, 0);
    }

    /**
     * Starts a keyed hash.
     *
     * @param key 32 bytes
     * @return an empty hash
     */
    public static Blake3 keyed(byte[] key) {
        return keyed(keyWords(key));
    }

    static Blake3 keyed(int[] keyWords) {
        return new Blake3(keyWords, Blake3Compression.KEYED_HASH);
    }

    static int[] keyWords(byte[] key) {
        if (key.length != Hash.BYTES) {
            throw new IllegalArgumentException("a BLAKE3 key has 32 bytes, not " + key.length);
        }
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = Words.intLittleEndian(key, 4 * i);
        }
        return words;
    }

    /**
     * The plain hash of a byte string.
     *
     * @param bytes any length
     * @return 32 bytes
     */
    public static Hash hash(byte[] bytes) {
        return plain().update(bytes, 0, bytes.length).finish();
    }

    /**
     * Appends bytes.
     *
     * @param bytes source
     * @param from first byte
     * @param count how many
     * @return this
     */
    public Blake3 update(byte[] bytes, int from, int count) {
        int at = from;
        int end = from + count;
        for (; end - at >= 8; at += 8) {
            update(Words.longLittleEndian(bytes, at), 8);
        }
        if (at < end) {
            long tail = 0;
            for (int i = end - 1; i >= at; i--) {
                tail = tail << 8 | bytes[i] & 0xff;
            }
            update(tail, end - at);
        }
        return this;
    }

    /** Appends the lowest bytes of a word, little-endian; the bits above them must be zero. */
    void update(long word, int bytes) {
        if (blockBytes == NODE_BYTES) {
            compressBlock();
        }
        int space = NODE_BYTES - blockBytes;
        if (bytes <= space) {
            lay(word, bytes);
            return;
        }
        lay(word & (1L << 8 * space) - 1, space);
        compressBlock();
        lay(word >>> 8 * space, bytes - space);
    }

    /** Lays bytes that fit into the block. */
    private void lay(long word, int bytes) {
        int index = blockBytes >> 2;
        int shift = (blockBytes & 3) << 3;
        blockBytes += bytes;
        if (shift == 0) {
            block[index] = (int) word;
            if (bytes > 4) {
                block[index + 1] = (int) (word >>> 32);
            }
            return;
        }
        block[index] |= (int) word << shift;
        long rest = word >>> (32 - shift);
        if (blockBytes > 4 * index + 4) {
            block[index + 1] = (int) rest;
        }
        if (blockBytes > 4 * index + 8) {
            block[index + 2] = (int) (rest >>> 32);
        }
    }

    /** A full block is compressed only when more follows: the last one of a chunk, and of the message, has other flags. */
    private void compressBlock() {
        if (blocksInChunk == CHUNK_BLOCKS - 1) {
            compressLastOfChunk(0);
            addSubtree();
            chunk++;
            blocksInChunk = 0;
            System.arraycopy(key, 0, chaining, 0, WORDS);
        } else {
            Blake3Compression.compress(chaining, block, chunk, NODE_BYTES, startFlag(), chaining);
            blocksInChunk++;
        }
        Arrays.fill(block, 0);
        blockBytes = 0;
    }

    private int startFlag() {
        return blocksInChunk == 0 ? baseFlags | Blake3Compression.CHUNK_START : baseFlags;
    }

    private void compressLastOfChunk(int extraFlags) {
        int flags = startFlag() | Blake3Compression.CHUNK_END | extraFlags;
        Blake3Compression.compress(chaining, block, chunk, blockBytes, flags, chaining);
    }

    /** Pushes the finished chunk and merges it with equal-sized neighbours: one merge per trailing one bit of its index. */
    private void addSubtree() {
        int[] node = chaining.clone();
        int depth = Long.bitCount(chunk);
        for (long index = chunk; (index & 1) == 1; index >>>= 1) {
            depth--;
            mergeWithLeft(depth, node, 0);
        }
        if (subtrees.length < (depth + 1) * WORDS) {
            subtrees = Arrays.copyOf(subtrees, (depth + 1) * WORDS);
        }
        System.arraycopy(node, 0, subtrees, depth * WORDS, WORDS);
    }

    private void mergeWithLeft(int depth, int[] node, int extraFlags) {
        int[] children = new int[16];
        System.arraycopy(subtrees, depth * WORDS, children, 0, WORDS);
        System.arraycopy(node, 0, children, WORDS, WORDS);
        int flags = baseFlags | Blake3Compression.PARENT | extraFlags;
        Blake3Compression.compress(key, children, 0, NODE_BYTES, flags, node);
    }

    /**
     * Ends the hash; nothing may be appended after it.
     *
     * @return the digest
     */
    public Hash finish() {
        int depth = Long.bitCount(chunk);
        compressLastOfChunk(depth == 0 ? Blake3Compression.ROOT : 0);
        while (depth > 0) {
            depth--;
            mergeWithLeft(depth, chaining, depth == 0 ? Blake3Compression.ROOT : 0);
        }
        return Blake3Compression.toHash(chaining);
    }
}
