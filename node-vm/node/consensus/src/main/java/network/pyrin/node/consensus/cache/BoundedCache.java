package network.pyrin.node.consensus.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries used last, up to a limit. Thread-safe: split into stripes by hash code, each a small map under its own lock, so
 * that workers seldom meet.
 *
 * @param <K> keys with well-spread hash codes
 * @param <V> values
 */
public final class BoundedCache<K, V> {
    private static final int STRIPE_BITS = 4;
    private static final int STRIPES = 1 << STRIPE_BITS;

    /** Multiplying by the golden ratio takes the stripe from other bits than a map takes its bucket. */
    private static final int MIX = 0x9e3779b9;

    private final Stripe<K, V>[] stripes;

    private static final class Stripe<K, V> extends LinkedHashMap<K, V> {
        private final int limit;

        Stripe(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
        }
    }

    /**
     * An empty cache.
     *
     * @param limit most entries, rounded up to a multiple of the number of stripes; 0 remembers nothing
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class cannot be made otherwise
    public BoundedCache(int limit) {
        stripes = new Stripe[STRIPES];
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe<>(Math.ceilDiv(limit, STRIPES));
        }
    }

    private Stripe<K, V> stripe(K key) {
        return stripes[key.hashCode() * MIX >>> Integer.SIZE - STRIPE_BITS];
    }

    /**
     * Looks an entry up and marks it as used.
     *
     * @param key the key
     * @return its value, or empty
     */
    public Optional<V> get(K key) {
        Stripe<K, V> stripe = stripe(key);
        synchronized (stripe) {
            @Nullable V value = stripe.get(key);
            return Optional.ofNullable(value);
        }
    }

    /**
     * Remembers an entry.
     *
     * @param key the key
     * @param value its value, replacing a former one
     */
    public void put(K key, V value) {
        Stripe<K, V> stripe = stripe(key);
        synchronized (stripe) {
            stripe.put(key, value);
        }
    }

    /**
     * Forgets an entry.
     *
     * @param key the key, present or not
     */
    public void remove(K key) {
        Stripe<K, V> stripe = stripe(key);
        synchronized (stripe) {
            stripe.remove(key);
        }
    }
}
