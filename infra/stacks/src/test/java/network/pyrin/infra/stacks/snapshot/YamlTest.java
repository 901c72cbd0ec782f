package network.pyrin.infra.stacks.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written as YAML is read back as the same tree, and comparisons show what differs. */
class YamlTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> AWKWARD = List.of(
            "",
            "yes",
            "No",
            "null",
            "~",
            "1.5",
            "010",
            "0x1f",
            "a: b",
            "a #b",
            "- x",
            "*",
            "&a",
            "!Ref",
            "{",
            "[",
            "a,b",
            "two\nlines",
            "two\nlines\n",
            "gap\n\nhere",
            " edge",
            "edge ",
            "\ttab",
            "é",
            "\"quoted\"",
            "it's",
            "2012-10-17",
            "arn:aws:s3:::b/*",
            "key:",
            "=",
            "<<",
            "a  b",
            "|",
            ">",
            "%",
            "@x",
            "`",
            "end\n\n",
            "\nstart",
            "a\n  b\n",
            "1e5",
            ".5",
            "+1",
            "-",
            "?",
            "? x",
            ":",
            "12:30:45",
            "on",
            "y");

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsReadBack() {
        return IntStream.range(0, 40)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random =
                            RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
                    for (int round = 0; round < 20; round++) {
                        ObjectNode tree = object(random, 4);
                        String text = Yaml.write(tree);
                        JsonNode back = tree.isEmpty() ? NODES.objectNode() : YAML.readTree(text);
                        assertThat(back).as(text).isEqualTo(tree);
                    }
                }));
    }

    @Test
    void referencesStandOnOneLine() {
        ObjectNode tree = NODES.objectNode();
        tree.putObject("VpcId").put("Ref", "Vpc1");
        tree.putObject("Arn").putArray("Fn::GetAtt").add("Key").add("Arn");
        assertThat(Yaml.write(tree)).isEqualTo("VpcId: {Ref: Vpc1}\nArn: {Fn::GetAtt: [Key, Arn]}\n");
    }

    @Test
    void comparisonShowsWhatDiffers() {
        assertThat(LineDiff.of("a\nb\nc\n", "a\nx\nc\n")).isEqualTo("  - b\n  + x");
        assertThat(LineDiff.of("a\n", "a\nb\n")).isEqualTo("  + b");
        assertThat(LineDiff.of("same\n", "same\n")).isEmpty();
        assertThat(LineDiff.of("", "x\n".repeat(100))).endsWith("… and 40 more lines");
    }

    private static ObjectNode object(RandomGenerator random, int depth) {
        ObjectNode node = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = random.nextInt(8) == 0 ? "Ref" : random.nextInt(8) == 0 ? "Fn::Join" : text(random);
            node.set(key, any(random, depth - 1));
        }
        return node;
    }

    private static JsonNode any(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> NODES.booleanNode(random.nextBoolean());
            case 1 -> NODES.numberNode(random.nextInt(-1000, 1_000_000));
            case 2, 3 -> NODES.textNode(text(random));
            case 4 -> object(random, depth);
            default -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(any(random, depth - 1));
                }
                yield array;
            }
        };
    }

    private static String text(RandomGenerator random) {
        return AWKWARD.get(random.nextInt(AWKWARD.size())) + (random.nextInt(4) == 0 ? "x" : "");
    }
}
