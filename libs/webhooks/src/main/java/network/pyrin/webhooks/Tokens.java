package network.pyrin.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random texts that are known only to whom they are told, and what is kept of them. */
public final class Tokens {
    private static final int SECRET_BYTES = 32;
    private static final int NAME_BYTES = 12;

    private Tokens() {}

    /**
     * A secret text that cannot be guessed.
     *
     * @param prefix says what it is for, for people and for scanners of leaked secrets
     * @param random a cryptographic one
     * @return the prefix and 43 characters of letters, digits, {@code -} and {@code _}
     */
    public static String secret(String prefix, RandomGenerator random) {
        return prefix + text(random, SECRET_BYTES);
    }

    /**
     * A name that no other thing will have.
     *
     * @param prefix says what kind of thing
     * @param random a cryptographic one
     * @return the prefix and 16 characters of letters, digits, {@code -} and {@code _}
     */
    public static String name(String prefix, RandomGenerator random) {
        return prefix + text(random, NAME_BYTES);
    }

    private static String text(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What is stored instead of a secret that only needs to be recognised.
     *
     * @param text the secret, or any text that shall have a short name
     * @return SHA-256 as 64 hex digits; the texts of {@link #secret} have too many values for more to be needed
     */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Whether a text is the one that was stored as a hash, in a time that does not tell how near it comes.
     *
     * @param text as given
     * @param hash from {@link #hash}
     * @return true if it is
     */
    public static boolean matches(String text, String hash) {
        return MessageDigest.isEqual(
                hash(text).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
