package network.pyrin.crypto;

/**
 * The 64×64 matrix of nibbles that a header's pre-PoW hash stands for. Immutable and shareable. Source: protocol 2.3
 * (consensus/pow/src/matrix.rs).
 */
public final class PowMatrix {
    static final int SIZE = 64;
    private static final double EPSILON = 1e-9;

    /** Entry (row, column) at column · 64 + row: the product adds scaled columns, a loop without a reduction. */
    private final short[] columns;

    private PowMatrix(short[] columns) {
        this.columns = columns;
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
            short[] columns = random(generator);
            if (rank(columns) == SIZE) {
                return new PowMatrix(columns);
            }
        }
    }

    /**
     * A matrix with given entries, whatever its rank: for vectors.
     *
     * @param rows 64 rows of 64 entries, 0 to 15
     * @return the matrix
     */
    static PowMatrix ofRows(int[][] rows) {
        short[] columns = new short[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                columns[column * SIZE + row] = (short) rows[row][column];
            }
        }
        return new PowMatrix(columns);
    }

    private static short[] random(Xoshiro256PlusPlus generator) {
        short[] columns = new short[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column += 16) {
                long word = generator.next();
                for (int i = 0; i < 16; i++) {
                    columns[(column + i) * SIZE + row] = (short) (word >>> 4 * i & 15);
                }
            }
        }
        return columns;
    }

    /**
     * The rank as the reference computes it: Gaussian elimination in doubles with a tolerance. Its rounding is part of
     * consensus, so neither the order of operations nor the arithmetic may change.
     *
     * @return 0 to 64
     */
    int rank() {
        return rank(columns);
    }

    private static int rank(short[] columns) {
        double[][] a = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                a[row][column] = columns[column * SIZE + row];
            }
        }
        int rank = 0;
        boolean[] selected = new boolean[SIZE];
        for (int column = 0; column < SIZE; column++) {
            int pivot = pivot(a, selected, column);
            if (pivot < SIZE) {
                rank++;
                selected[pivot] = true;
                eliminate(a, pivot, column);
            }
        }
        return rank;
    }

    /** The first row not yet selected that has a non-zero entry in the column; 64 if there is none. */
    private static int pivot(double[][] a, boolean[] selected, int column) {
        int row = 0;
        while (row < SIZE && (selected[row] || Math.abs(a[row][column]) <= EPSILON)) {
            row++;
        }
        return row;
    }

    private static void eliminate(double[][] a, int pivot, int column) {
        double[] source = a[pivot];
        double divisor = source[column];
        for (int p = column + 1; p < SIZE; p++) {
            source[p] /= divisor;
        }
        for (int row = 0; row < SIZE; row++) {
            double factor = a[row][column];
            if (row != pivot && Math.abs(factor) > EPSILON) {
                double[] target = a[row];
                for (int p = column + 1; p < SIZE; p++) {
                    target[p] -= source[p] * factor;
                }
            }
        }
    }

    /**
     * Multiplies by a vector of nibbles.
     *
     * @param vector 64 nibbles
     * @param sums receives the 64 row sums, each at most 14,400
     */
    void multiply(int[] vector, int[] sums) {
        for (int row = 0; row < SIZE; row++) {
            sums[row] = 0;
        }
        for (int column = 0; column < SIZE; column++) {
            int factor = vector[column];
            int base = column * SIZE;
            for (int row = 0; row < SIZE; row++) {
                sums[row] += columns[base + row] * factor;
            }
        }
    }
}
