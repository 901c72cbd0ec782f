package network.pyrin.crypto;

/**
 * The 64×64 matrix of nibbles that a header's pre-PoW hash stands for. Immutable and shareable. Source: protocol 2.3
 * (consensus/pow/src/matrix.rs).
 */
public final class PowMatrix {
    static final int SIZE = 64;
    private static final double EPSILON = 1e-9;

    /** Words that hold a row, or the vector: four nibbles in each, in lanes of 16 bits. */
    static final int WORDS = SIZE / 4;

    /**
     * Row after row, the lowest lane first. A vector has its lanes the other way round, so that the top lane of the 64-bit
     * product of two words is the scalar product of their four nibbles: a polynomial product whose lower coefficients (at
     * most 16 · 3 · 225) never carry into it. That needs a sixteenth of the multiplications and no vector unit.
     */
    private final long[] rows;

    private PowMatrix(byte[][] entries) {
        this.rows = new long[SIZE * WORDS];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                rows[row * WORDS + column / 4] |= (long) entries[row][column] << 16 * (column % 4);
            }
        }
    }

    /**
     * Generates the first matrix of full rank that the seed's generator gives. Costs about a tenth of a millisecond.
     *
     * @param seed the pre-PoW hash
     * @return the matrix
     */
    public static PowMatrix generate(Hash seed) {
        Xoshiro256PlusPlus generator = new Xoshiro256PlusPlus(seed);
        while (true) {
            byte[][] entries = random(generator);
            if (rank(entries) == SIZE) {
                return new PowMatrix(entries);
            }
        }
    }

    /**
     * A matrix with given entries, whatever its rank: for vectors.
     *
     * @param entries 64 rows of 64 entries, 0 to 15
     * @return the matrix
     */
    static PowMatrix ofRows(byte[][] entries) {
        return new PowMatrix(entries);
    }

    private static byte[][] random(Xoshiro256PlusPlus generator) {
        byte[][] entries = new byte[SIZE][SIZE];
        for (byte[] row : entries) {
            for (int column = 0; column < SIZE; column += 16) {
                long word = generator.next();
                for (int i = 0; i < 16; i++) {
                    row[column + i] = (byte) (word >>> 4 * i & 15);
                }
            }
        }
        return entries;
    }

    /**
     * The rank as the reference computes it: Gaussian elimination in doubles with a tolerance. Its rounding is part of
     * consensus: for every entry that is looked at later, neither the order of operations nor the arithmetic may change. Rows
     * that have been pivots are not looked at again, so, other than the reference, this leaves them as they are, which saves a
     * third.
     *
     * @param entries 64 rows of 64 entries
     * @return 0 to 64
     */
    static int rank(byte[][] entries) {
        double[][] rows = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                rows[row][column] = entries[row][column];
            }
        }
        int left = SIZE;
        for (int column = 0; column < SIZE; column++) {
            int pivot = pivot(rows, left, column);
            if (pivot < left) {
                double[] source = rows[pivot];
                left--;
                System.arraycopy(rows, pivot + 1, rows, pivot, left - pivot);
                eliminate(rows, left, source, column);
            }
        }
        return SIZE - left;
    }

    /** The first row left that has a non-zero entry in the column; the number of rows left if there is none. */
    private static int pivot(double[][] rows, int left, int column) {
        int row = 0;
        while (row < left && Math.abs(rows[row][column]) <= EPSILON) {
            row++;
        }
        return row;
    }

    private static void eliminate(double[][] rows, int left, double[] source, int column) {
        double divisor = source[column];
        for (int p = column + 1; p < SIZE; p++) {
            source[p] /= divisor;
        }
        for (int row = 0; row < left; row++) {
            subtract(rows[row], source, column);
        }
    }

    private static void subtract(double[] target, double[] source, int column) {
        double factor = target[column];
        if (Math.abs(factor) > EPSILON) {
            for (int p = column + 1; p < SIZE; p++) {
                target[p] -= source[p] * factor;
            }
        }
    }

    /**
     * Multiplies by a vector of nibbles.
     *
     * @param vector 16 words of four nibbles each, the first nibble in the top lane
     * @param sums receives the 64 row sums, each at most 14,400
     */
    void multiply(long[] vector, int[] sums) {
        for (int row = 0; row < SIZE; row++) {
            int base = row * WORDS;
            long sum = 0;
            for (int word = 0; word < WORDS; word++) {
                sum += rows[base + word] * vector[word];
            }
            sums[row] = (int) (sum >>> 48);
        }
    }
}
