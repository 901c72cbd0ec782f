package network.pyrin.standalone.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The compressed forms that stand beside a built file, and which of them a client takes. */
enum ContentCodings {
    /** Smaller. */
    BROTLI("br", ".br"),
    /** For clients without the other. */
    GZIP("gzip", ".gz");

    private final String token;
    private final String suffix;

    ContentCodings(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /**
     * Value of {@code Content-Encoding}.
     *
     * @return lower case
     */
    String token() {
        return token;
    }

    /**
     * What the file's name has more than the plain one's.
     *
     * @return with the dot
     */
    String suffix() {
        return suffix;
    }

    /**
     * The forms that a client takes.
     *
     * @param acceptEncoding the request's header; null if it has none
     * @return best first: highest weight, then smallest; empty if only the plain form will do
     */
    static List<ContentCodings> acceptedBy(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return List.of();
        }
        List<Offer> offers = Stream.of(acceptEncoding.toLowerCase(Locale.ROOT).split(",", 20))
                .map(Offer::parse)
                .toList();
        return Stream.of(values())
                .filter(coding -> coding.weight(offers) > 0)
                .sorted((a, b) -> Double.compare(b.weight(offers), a.weight(offers)))
                .toList();
    }

    private double weight(List<Offer> offers) {
        return named(offers, token).or(() -> named(offers, "*")).orElse(0.0);
    }

    private static Optional<Double> named(List<Offer> offers, String name) {
        return offers.stream()
                .filter(offer -> offer.name().equals(name))
                .map(Offer::weight)
                .findFirst();
    }

    /** One entry of the header; a weight that is no number counts as none. */
    private record Offer(String name, double weight) {
        static Offer parse(String text) {
            String[] parts = text.split(";", 2);
            String weight = parts.length < 2 ? "q=1" : parts[1].replace(" ", "");
            boolean known = weight.matches("q=[01](\\.[0-9]{0,3})?");
            return new Offer(parts[0].strip(), known ? Double.parseDouble(weight.substring(2)) : 0);
        }
    }
}
