package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PowTest {
    private static final Hash ALL_2A = Hash.ofHex("2a".repeat(32));
    private static final Hash REAL = Hash.ofHex("63e71d5599e1ebcf24ed03376a15dd7a1c33f94cbe8099f4bd681ab2aa04b167");
    private static final long REAL_NONCE = Long.parseUnsignedLong("11171827086635415026");
    private static final long REAL_TIME = 1715521488610L;

    @TestFactory
    Stream<DynamicTest> knownHashes() {
        return Stream.of(
                        new Case(
                                ALL_2A,
                                5435345234L,
                                432432432L,
                                "f0afbcd9401f24cf8374418e391e1458a6df7645441dd5dc9cfe8dc9e761e67d",
                                "d8dcd719913b0cbd42e3e4f9a20ad9c6bde6b78f5777e7caf362bad6f0b0d8ae",
                                "addbba9fb4de30654dfb153d3653ae9ef993f3392ceaf514bb78fbc8cf009a70"),
                        new Case(
                                REAL,
                                REAL_TIME,
                                REAL_NONCE,
                                "5461432fe0222be47a5d1d4719d27ccc50f3219cfe58518f1b215fadec82203f",
                                "7e66f12a6826f24089a8b246754afdbeb62fb004a28b3da28149d8e94a9a2f00",
                                "e44b51e42f1f7bef13c1068a62f5ac669b5719abf9d2152439f25512fd00acbe"),
                        new Case(
                                ALL_2A,
                                REAL_TIME,
                                REAL_NONCE,
                                "e369d9a9ab793622e8fc83b6bcb540f553510c8adf5b9b9964982e8348117626",
                                "832fa62f9f1b8c047a194cd700dcf5a0d62e3f2baced3ccb881f8699c0dc53d1",
                                "646bfd6050195afc4ce933216c28681954cfb3c2354a0f0ed556ba4d96f7f254"))
                .map(known -> DynamicTest.dynamicTest(known.inner, () -> {
                    PowState v1 = PowState.of(known.prePowHash, known.timestamp, PowVersion.V1);
                    PowState v2 = PowState.of(known.prePowHash, known.timestamp, PowVersion.V2);
                    assertThat(v1.innerHash(known.nonce)).hasToString(known.inner);
                    assertThat(v1.pow(known.nonce)).isEqualTo(Uint256.ofHash(Hash.ofHex(known.v1)));
                    assertThat(v2.pow(known.nonce)).isEqualTo(Uint256.ofHash(Hash.ofHex(known.v2)));
                    assertThat(v1.withTimestamp(known.prePowHash, 7)
                                    .withTimestamp(known.prePowHash, known.timestamp)
                                    .pow(known.nonce))
                            .isEqualTo(v1.copy().pow(known.nonce));
                }));
    }

    private record Case(Hash prePowHash, long timestamp, long nonce, String inner, String v1, String v2) {}

    @Test
    void heavyHashOfTheReferenceMatrix() {
        PowMatrix matrix = PowMatrix.ofRows(matrix("heavy-hash-matrix.txt"));
        Hash input = Hash.ofHex("522ed4da1cc08f5cd542563ff5f19bbd499fe5b4ca699fa66dac8088a9c36129");
        assertThat(PowState.of(matrix, Hash.ZERO, 0, PowVersion.V1).heavyHash(input))
                .hasToString("b3687d5b06a17d2e5a8c7ff11072b5a6142eea912c7691ccf3b3b26a0f99e947");
        assertThat(PowState.of(matrix, Hash.ZERO, 0, PowVersion.V2).heavyHash(input))
                .hasToString("ca439fcf8e0d35f16ce17acffca4bdd9c91d8c2b62da934ae616e8ed4fc75818");
    }

    @Test
    void generatedMatrixEqualsTheReference() {
        byte[][] expected = matrix("generated-matrix.txt");
        PowMatrix generated = PowMatrix.generate(ALL_2A);
        for (int column = 0; column < PowMatrix.SIZE; column++) {
            int[] unit = new int[PowMatrix.SIZE];
            unit[column] = 1;
            int[] sums = product(generated, unit);
            for (int row = 0; row < PowMatrix.SIZE; row++) {
                assertThat(sums[row]).isEqualTo(expected[row][column]);
            }
        }
    }

    @Test
    void equalRowsLowerTheRank() {
        byte[][] rows = matrix("generated-matrix.txt");
        assertThat(PowMatrix.rank(rows)).isEqualTo(64);
        rows[0] = rows[1];
        assertThat(PowMatrix.rank(rows)).isEqualTo(63);
        assertThat(PowMatrix.rank(new byte[64][64])).isZero();
    }

    @TestFactory
    Stream<DynamicTest> theRankIsThatOfTheWholeElimination() {
        return Vectors.seeds(20, random -> {
            for (int i = 0; i < 20; i++) {
                byte[][] rows = new byte[64][64];
                for (byte[] row : rows) {
                    for (int column = 0; column < 64; column++) {
                        row[column] = (byte) random.nextInt(16);
                    }
                }
                for (int equal = random.nextInt(6); equal > 0; equal--) {
                    rows[random.nextInt(64)] = rows[random.nextInt(64)].clone();
                }
                int zero = random.nextInt(128);
                for (byte[] row : rows) {
                    row[Math.min(zero, 63)] = zero < 64 ? 0 : row[63];
                }
                assertThat(PowMatrix.rank(rows)).isEqualTo(naiveRank(rows));
            }
        });
    }

    /** Literally the procedure of protocol 2.3-4: every other row is reduced, former pivots too. */
    private static int naiveRank(byte[][] entries) {
        double[][] a = new double[64][64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                a[i][j] = entries[i][j];
            }
        }
        int rank = 0;
        boolean[] selected = new boolean[64];
        for (int i = 0; i < 64; i++) {
            int j = 0;
            while (j < 64 && (selected[j] || Math.abs(a[j][i]) <= 1e-9)) {
                j++;
            }
            if (j < 64) {
                rank++;
                selected[j] = true;
                for (int p = i + 1; p < 64; p++) {
                    a[j][p] /= a[j][i];
                }
                for (int k = 0; k < 64; k++) {
                    if (k != j && Math.abs(a[k][i]) > 1e-9) {
                        for (int p = i + 1; p < 64; p++) {
                            a[k][p] -= a[j][p] * a[k][i];
                        }
                    }
                }
            }
        }
        return rank;
    }

    @TestFactory
    Stream<DynamicTest> theProductIsTheSumOverColumns() {
        return Vectors.seeds(10, random -> {
            // The highest entries everywhere, where a lane could carry into its neighbour, or random ones.
            boolean highest = random.nextInt(4) == 0;
            byte[][] rows = new byte[64][64];
            int[] vector = new int[64];
            for (int i = 0; i < 64; i++) {
                vector[i] = highest ? 15 : random.nextInt(16);
                for (int j = 0; j < 64; j++) {
                    rows[i][j] = (byte) (highest ? 15 : random.nextInt(16));
                }
            }
            int[] sums = product(PowMatrix.ofRows(rows), vector);
            for (int i = 0; i < 64; i++) {
                int expected = 0;
                for (int j = 0; j < 64; j++) {
                    expected += rows[i][j] * vector[j];
                }
                assertThat(sums[i]).isEqualTo(expected);
            }
        });
    }

    private static int[] product(PowMatrix matrix, int[] vector) {
        long[] packed = new long[PowMatrix.WORDS];
        for (int i = 0; i < 64; i++) {
            packed[i / 4] |= (long) vector[i] << 48 - 16 * (i % 4);
        }
        int[] sums = new int[64];
        matrix.multiply(packed, sums);
        return sums;
    }

    @Test
    void theVersionSwitchesAfterItsDaaScore() {
        assertThat(PowVersion.ofDaaScore(27_037_930)).isEqualTo(PowVersion.V1);
        assertThat(PowVersion.ofDaaScore(27_037_931)).isEqualTo(PowVersion.V2);
        assertThat(PowVersion.ofDaaScore(-1)).isEqualTo(PowVersion.V2);
    }

    @Test
    void aSolutionIsAtMostTheTarget() {
        PowState state = PowState.of(REAL, REAL_TIME, PowVersion.V1);
        Uint256 pow = state.pow(REAL_NONCE);
        assertThat(state.meets(REAL_NONCE, pow)).isTrue();
        assertThat(state.meets(REAL_NONCE, pow.minus(Uint256.ONE))).isFalse();
        assertThat(state.meets(REAL_NONCE, Uint256.MAX)).isTrue();
        assertThat(state.meets(REAL_NONCE, Uint256.ZERO)).isFalse();
    }

    private static byte[][] matrix(String file) {
        List<String[]> lines = Vectors.rows(file);
        byte[][] rows = new byte[64][64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                rows[i][j] = (byte) Character.digit(lines.get(i)[0].charAt(j), 16);
            }
        }
        return rows;
    }
}
