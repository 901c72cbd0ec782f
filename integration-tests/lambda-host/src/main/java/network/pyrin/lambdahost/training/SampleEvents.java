package network.pyrin.lambdahost.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.testing.SampleChain;

/**
 * The events of a function, one a line: {@code GET /path}, {@code POST /path {json}} or {@code EVENT {json}}. Names in
 * braces with a dollar stand for parts of the sample chain.
 */
public final class SampleEvents {
    private SampleEvents() {}

    /** One event. */
    public sealed interface Sample {}

    /**
     * A request.
     *
     * @param method of it
     * @param path with its query
     * @param body to post
     */
    public record Request(String method, String path, Optional<String> body) implements Sample {}

    /**
     * An event as a function gets it.
     *
     * @param json of it
     */
    public record Direct(String json) implements Sample {}

    /**
     * Reads the events of a function.
     *
     * @param name of the function
     * @return in order
     * @throws IllegalArgumentException if there are none for that name
     */
    public static List<Sample> of(String name) {
        try (InputStream in = SampleEvents.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("there are no sample events for " + name);
            }
            List<Sample> events = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    events.add(parse(fill(line.strip())));
                }
            }
            return List.copyOf(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample parse(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("EVENT")) {
            return new Direct(line.substring(words[0].length() + 1));
        }
        return new Request(words[0], words[1], words.length == 3 ? Optional.of(words[2]) : Optional.empty());
    }

    private static String fill(String line) {
        return line.replace("${MINER}", SampleChain.MINER)
                .replace("${FRIEND}", SampleChain.FRIEND)
                .replace("${NOBODY}", SampleChain.nobody())
                .replace("${BLOCK}", SampleChain.block(4).toHex())
                .replace("${COINBASE}", SampleChain.COINBASE.id().toHex())
                .replace("${PAYMENT}", SampleChain.PAYMENT.id().toHex())
                .replace("${WELL}", SampleWebhooks.WELL.message())
                .replace("${ILL}", SampleWebhooks.ILL.message())
                .replace("${NOTHING}", "00".repeat(32));
    }
}
