package dev.vitrina.api.upstream;

import java.util.Map;

/**
 * Methods that share a bucket per seller and token type.
 *
 * @param name    unique, for example {@code wb-content/cards-list}
 * @param byToken quota for token types with a row of their own, by {@link dev.vitrina.api.shop.Credential#type()}
 */
public record QuotaGroup(String name, Quota quota, Map<String, Quota> byToken) {
    public QuotaGroup {
        byToken = Map.copyOf(byToken);
    }

    public QuotaGroup(String name, Quota quota) {
        this(name, quota, Map.of());
    }

    public Quota quotaFor(String tokenType) {
        return byToken.getOrDefault(tokenType, quota);
    }
}
