package network.pyrin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import network.pyrin.crypto.Bytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AddressTest {
    private static final Map<String, Address> VECTORS = vectors();

    private static Map<String, Address> vectors() {
        Map<String, Address> v = new HashMap<>();
        v.put("pyrin:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqgxrehfpw", zeros("pyrin", 0));
        v.put("pyrin:qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqn5tg02el", zeros("pyrin", 1));
        v.put("pyrin:pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpmdd0ael", zeros("pyrin", 8));
        v.put("pyrintest:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqtuqvla0n", zeros("pyrintest", 0));
        v.put("pyrintest:qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqyf6dqpte", zeros("pyrintest", 1));
        v.put("pyrintest:pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzpwc8fhz", zeros("pyrintest", 8));
        v.put("pyrinsim:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqhwkvpjm9", zeros("pyrinsim", 0));
        v.put("pyrinsim:qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqxp59jcwr", zeros("pyrinsim", 1));
        v.put("pyrinsim:pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq7nccexr5", zeros("pyrinsim", 8));
        v.put("pyrindev:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5qwt03s6", zeros("pyrindev", 0));
        v.put("pyrindev:qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqhmmxqyp3", zeros("pyrindev", 1));
        v.put("pyrindev:pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqaaqlh9gt", zeros("pyrindev", 8));
        v.put(
                "pyrintest:qxaqrlzlf6wes72en3568khahq66wf27tuhfxn5nytkd8tcep2c0vrs22439jhy",
                new Address(
                        AddressPrefix.TESTNET,
                        AddressVersion.PUB_KEY_ECDSA,
                        Bytes.ofHex("ba01fc5f4e9d9879599c69a3dafdb835a7255e5f2e934e9322ecd3af190ab0f60e")));
        v.put(
                "pyrin:qp0l70zd5x85ttwd6jv7g3s3a8llzj96d8dncn4zmhv4tlzx5k2jy7hctlna9",
                new Address(
                        AddressPrefix.MAINNET,
                        AddressVersion.PUB_KEY,
                        Bytes.ofHex("5fff3c4da18f45adcdd499e44611e9fff148ba69db3c4ea2ddd955fc46a59522")));
        return v;
    }

    private static Address zeros(String prefix, int version) {
        AddressVersion of = AddressVersion.of(version).orElseThrow();
        return new Address(AddressPrefix.of(prefix).orElseThrow(), of, Bytes.wrap(new byte[of.payloadLength()]));
    }

    @TestFactory
    Stream<DynamicTest> vectorsBothWays() {
        return VECTORS.entrySet().stream()
                .map(vector -> DynamicTest.dynamicTest(vector.getKey(), () -> {
                    assertThat(Address.parse(vector.getKey())).isEqualTo(vector.getValue());
                    assertThat(vector.getValue()).hasToString(vector.getKey());
                }));
    }

    @TestFactory
    Stream<DynamicTest> codecVectorsOfAnyLength() {
        return Map.of(
                        "a:qqeq69uvrh", "\0",
                        "a:pq99546ray", "\10",
                        "b:pqsqzsjd64fv", "\10 ",
                        "b:pqksmhczf8ud", "\10-",
                        "b:pqcq53eqrk0e", "\0100",
                        "b:pqcshg75y0vf", "\0101",
                        "b:pqknzl4e9y0zy", "\10-1",
                        "b:ppskycc8txxxn2w", "\10abc",
                        "b:pqcnyve5x5unsdekxqeusxeyu2", "\0101234598760",
                        "b:ppskycmyv4nxw6rfdf4kcmtwdac8zunnw36hvamc09aqtpppz8lk", "\10abcdefghijklmnopqrstuvwxyz")
                .entrySet()
                .stream()
                .map(vector -> DynamicTest.dynamicTest(vector.getKey(), () -> {
                    String prefix = vector.getKey().substring(0, 1);
                    String text = vector.getKey().substring(2);
                    byte[] data = vector.getValue().getBytes(StandardCharsets.ISO_8859_1);
                    assertThat(AddressCodec.encode(prefix, data)).isEqualTo(text);
                    assertThat(AddressCodec.decode(prefix, text)).isEqualTo(data);
                }));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrong() {
        String good = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqgxrehfpw";
        return Stream.of(
                refused("pyrin:" + good.replaceFirst("qqqqq", "qqqq1"), "invalid character 1"),
                refused("pyrin:" + good.replaceFirst("qqqqq", "qqqq|"), "invalid character |"),
                refused("pyrin:" + good.replaceFirst("qqqqq", "qqqq\u0081"), "invalid character"),
                refused("pyrin:" + good.toUpperCase(java.util.Locale.ROOT), "invalid character Q"),
                refused("pyrin1:" + good, "invalid prefix pyrin1"),
                refused("pyrin" + good, "prefix is missing"),
                refused("", "prefix is missing"),
                refused("pyrin:", "too short"),
                refused("pyrin:qqqqqqq", "too short"),
                refused("pyrin:" + good.substring(1), "checksum is invalid"),
                refused("pyrin:" + good.substring(0, 53) + "kx9awp4l", "checksum is invalid"),
                refused("pyrintest:" + good, "checksum is invalid"),
                refused("pyrin:" + "q".repeat(2000), "too long"),
                refused("pyrin:" + AddressCodec.encode("pyrin", new byte[] {}), "too short"),
                refused("pyrin:" + AddressCodec.encode("pyrin", new byte[] {2, 1}), "invalid version 2"),
                refused("pyrin:" + AddressCodec.encode("pyrin", new byte[] {0, 1}), "32 bytes, not 1"),
                refused("pyrin:" + AddressCodec.encode("pyrin", new byte[34]), "32 bytes, not 33"));
    }

    private static DynamicTest refused(String text, String why) {
        return DynamicTest.dynamicTest(
                why + ": " + text.length() + " characters", () -> assertThatThrownBy(() -> Address.parse(text))
                        .isInstanceOf(MalformedAddressException.class)
                        .hasMessageContaining(why));
    }

    @TestFactory
    Stream<DynamicTest> everyAddressIsReadBackAndEveryTypingErrorIsFound() {
        return Seeds.each(50, random -> {
            AddressVersion version = AddressVersion.values()[random.nextInt(3)];
            byte[] payload = new byte[version.payloadLength()];
            random.nextBytes(payload);
            Address address = new Address(AddressPrefix.values()[random.nextInt(4)], version, Bytes.wrap(payload));
            String text = address.toString();
            assertThat(Address.parse(text)).isEqualTo(address);
            StringBuilder wrong = new StringBuilder(text);
            int from = text.indexOf(':') + 1;
            for (int errors = 1 + random.nextInt(4); errors > 0; errors--) {
                int at = from + random.nextInt(text.length() - from);
                wrong.setCharAt(at, "qpzry9x8gf2tvdw0s3jn54khce6mua7l".charAt(random.nextInt(32)));
            }
            if (!wrong.toString().equals(text)) {
                assertThatThrownBy(() -> Address.parse(wrong.toString())).isInstanceOf(MalformedAddressException.class);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noTextCrashesTheParser() {
        return Seeds.each(20, random -> {
            for (int i = 0; i < 500; i++) {
                StringBuilder text = new StringBuilder(random.nextBoolean() ? "pyrin:" : "");
                for (int n = random.nextInt(80); n > 0; n--) {
                    text.append((char) random.nextInt(random.nextInt(10) == 0 ? 0x10000 : 128));
                }
                try {
                    assertThat(Address.parse(text.toString())).isNotNull();
                } catch (MalformedAddressException expected) {
                    assertThat(expected.getMessage()).startsWith("The address");
                }
            }
        });
    }

    @Test
    void scriptsAndAddressesCorrespond() {
        RandomChain chain = new RandomChain(new SplittableRandom(3));
        for (Address address : VECTORS.values()) {
            ScriptPublicKey script = StandardScripts.payTo(address);
            assertThat(StandardScripts.addressOf(script, address.prefix())).contains(address);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(StandardScripts.addressOf(chain.script(), AddressPrefix.SIMNET))
                    .isEmpty();
        }
    }

    @Test
    void classesAreToldByTheirBytes() {
        String key = "11".repeat(32);
        assertThat(classOf(0, "20" + key + "ac")).hasToString("pubkey");
        assertThat(classOf(0, "2102" + key + "ab")).hasToString("pubkeyecdsa");
        assertThat(classOf(0, "aa20" + key + "87")).hasToString("scripthash");
        assertThat(classOf(1, "20" + key + "ac")).hasToString("nonstandard");
        assertThat(classOf(0, "20" + key + "ab")).hasToString("nonstandard");
        assertThat(classOf(0, "2102" + key + "ac")).hasToString("nonstandard");
        assertThat(classOf(0, "aa20" + key + "88")).hasToString("nonstandard");
        assertThat(classOf(0, "aa21" + key + "87")).hasToString("nonstandard");
        assertThat(classOf(0, "")).hasToString("nonstandard");
    }

    private static ScriptClass classOf(int version, String script) {
        return ScriptClass.of(new ScriptPublicKey(version, Bytes.ofHex(script)));
    }
}
