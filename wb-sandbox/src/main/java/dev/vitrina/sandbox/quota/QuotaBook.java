package dev.vitrina.sandbox.quota;

import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.token.TokenType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All buckets: one per seller, method group and token type; a seller's further tokens of a type add nothing. Thread-safe. */
public final class QuotaBook {

    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
    private volatile boolean enabled;

    public QuotaBook(boolean enabled) {
        this.enabled = enabled;
    }

    /** Takes one call out of the bucket, by the seller's clock. */
    public QuotaVerdict take(Seller seller, QuotaGroup group, TokenType type) {
        if (!enabled) {
            return new QuotaVerdict.Unlimited();
        }
        return buckets
            .computeIfAbsent(new Key(seller.number(), group.id(), type), key ->
                new TokenBucket(group.ruleFor(type), seller.clock().instant())
            )
            .take(seller.clock().instant());
    }

    public boolean enabled() {
        return enabled;
    }

    public void enable(boolean value) {
        enabled = value;
    }

    /** Fills all buckets. */
    public void reset() {
        buckets.clear();
    }

    private record Key(int seller, String group, TokenType type) {}
}
