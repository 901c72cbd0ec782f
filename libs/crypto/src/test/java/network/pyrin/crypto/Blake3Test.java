package network.pyrin.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class Blake3Test {
    private static final byte[] KEY = "whats the Elvish word for friend".getBytes(StandardCharsets.US_ASCII);

    @TestFactory
    Stream<DynamicTest> officialVectors() {
        return Vectors.rows("blake3.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " bytes", () -> {
                    byte[] input = new byte[Integer.parseInt(row[0])];
                    for (int i = 0; i < input.length; i++) {
                        input[i] = (byte) (i % 251);
                    }
                    assertThat(Blake3.hash(input)).hasToString(row[1]);
                    assertThat(Blake3.keyed(KEY).update(input, 0, input.length).finish())
                            .hasToString(row[2]);
                }));
    }

    @TestFactory
    Stream<DynamicTest> equalsTheReferenceLibraryHoweverTheInputIsCut() {
        return Vectors.seeds(60, random -> {
            byte[] input = Vectors.randomBytes(random, random.nextInt(random.nextBoolean() ? 300 : 20_000));
            byte[] key = Vectors.randomBytes(random, 32);
            Blake3 hash = Blake3.keyed(key);
            for (int at = 0; at < input.length; ) {
                int count = Math.min(input.length - at, 1 + random.nextInt(random.nextBoolean() ? 9 : 200));
                hash.update(input, at, count);
                at += count;
            }
            byte[] expected = new byte[32];
            org.apache.commons.codec.digest.Blake3.initKeyedHash(key)
                    .update(input)
                    .doFinalize(expected);
            assertThat(hash.finish()).isEqualTo(Hash.of(expected));
        });
    }

    @TestFactory
    Stream<DynamicTest> writerFieldsAreTheirLittleEndianBytes() {
        return Vectors.seeds(30, random -> {
            HashWriter writer = KeyedHash.BLOCK_HASH.writer();
            byte[] input = new byte[0];
            for (int i = 0; i < 200; i++) {
                int size = new int[] {1, 2, 4, 8, 32}[random.nextInt(5)];
                byte[] field = Vectors.randomBytes(random, size);
                write(writer, field);
                byte[] longer = java.util.Arrays.copyOf(input, input.length + size);
                System.arraycopy(field, 0, longer, input.length, size);
                input = longer;
            }
            assertThat(writer.finish()).isEqualTo(KeyedHash.BLOCK_HASH.hash(input));
        });
    }

    private static void write(HashWriter writer, byte[] field) {
        switch (field.length) {
            case 1 -> writer.u8(field[0]);
            case 2 -> writer.u16(field[0] & 0xff | field[1] << 8);
            case 4 -> writer.u32(Words.intLittleEndian(field, 0));
            case 8 -> writer.u64(Words.longLittleEndian(field, 0));
            default -> writer.hash(Hash.of(field));
        }
    }

    @TestFactory
    Stream<DynamicTest> domainsOfTheChain() {
        String[] inputs = {
            "",
            "01",
            "05c77e2c4720528b7ad92b30347028d1b4538be748308830a8e285073c04a0cd",
            "2a".repeat(64),
            "00".repeat(8)
        };
        return Vectors.rows("hashers.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    StringBuilder appended = new StringBuilder();
                    for (int i = 0; i < inputs.length; i++) {
                        appended.append(inputs[i]);
                        assertThat(domainHash(row[0], Vectors.hex(appended.toString())))
                                .hasToString(row[i + 1]);
                    }
                }));
    }

    private static Hash domainHash(String name, byte[] input) {
        return switch (name) {
            case "TransactionHash" -> KeyedHash.TRANSACTION_HASH.hash(input);
            case "TransactionID" -> KeyedHash.TRANSACTION_ID.hash(input);
            case "TransactionSigningHash" -> KeyedHash.TRANSACTION_SIGNING_HASH.hash(input);
            case "TransactionSigningHashECDSA" -> Sha256.ecdsaSigningHash(input);
            case "BlockHash" -> KeyedHash.BLOCK_HASH.hash(input);
            case "MerkleBranchHash" -> KeyedHash.MERKLE_BRANCH_HASH.hash(input);
            default -> throw new AssertionError("no such domain: " + name);
        };
    }

    @Test
    void keysHave32Bytes() {
        assertThatThrownBy(() -> Blake3.keyed(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sha256OfNothingIsTheKnownDigest() {
        assertThat(Sha256.hash(new byte[0]))
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
