package dev.vitrina.sandbox.quota;

import dev.vitrina.sandbox.token.TokenType;
import java.util.Optional;

/**
 * Methods that share a bucket.
 *
 * @param regular row for personal and service tokens
 * @param base    row for base tokens; empty where WB prints one row for all
 */
public record QuotaGroup(String id, QuotaRule regular, Optional<QuotaRule> base) {
    public static QuotaGroup of(String id, QuotaRule all) {
        return new QuotaGroup(id, all, Optional.empty());
    }

    public static QuotaGroup of(String id, QuotaRule regular, QuotaRule base) {
        return new QuotaGroup(id, regular, Optional.of(base));
    }

    QuotaRule ruleFor(TokenType type) {
        return type == TokenType.BASE ? base.orElse(regular) : regular;
    }
}
