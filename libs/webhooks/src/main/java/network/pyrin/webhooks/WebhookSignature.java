package network.pyrin.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header by which a receiver knows that a call is ours and recent:
 * {@code Pyrin-Signature: t=<seconds since the epoch>,v1=<hex>}, where the hex digits are HMAC-SHA256, with the secret's
 * characters as key, of {@code <t>.<body>}. While a secret is being changed there are two {@code v1}, one for each.
 */
public final class WebhookSignature {
    /** Name of the header. */
    public static final String HEADER = "Pyrin-Signature";

    /** Older and younger calls than this a receiver should refuse: they may be replayed. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * Signs a body.
     *
     * @param secrets the secret in force first, then the one it replaces, if that still holds
     * @param now goes into the signature
     * @param body as sent
     * @return value of the header
     */
    public static String sign(List<String> secrets, Instant now, byte[] body) {
        long seconds = now.getEpochSecond();
        StringBuilder header = new StringBuilder("t=").append(seconds);
        secrets.forEach(secret -> header.append(",v1=").append(mac(secret, seconds, body)));
        return header.toString();
    }

    /**
     * What a receiver does.
     *
     * @param header as received
     * @param secret as given at registration
     * @param now the receiver's clock
     * @param body as received
     * @return true if the body is from who knows the secret, and recent
     */
    public static boolean verify(String header, String secret, Instant now, byte[] body) {
        long seconds = -1;
        List<String> signatures = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            if (part.startsWith("t=")) {
                seconds = seconds(part.substring(2));
            } else if (part.startsWith("v1=")) {
                signatures.add(part.substring(3));
            }
        }
        if (seconds < 0 || Math.abs(now.getEpochSecond() - seconds) > TOLERANCE.toSeconds()) {
            return false;
        }
        byte[] expected = mac(secret, seconds, body).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String signature : signatures) {
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
        }
        return found;
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String mac(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
