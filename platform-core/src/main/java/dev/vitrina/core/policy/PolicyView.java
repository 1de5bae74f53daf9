package dev.vitrina.core.policy;

import dev.vitrina.core.policy.DeclaredPolicies.Declared;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** GraphQL type {@code CachePolicy}. */
record PolicyView(
    String endpoint,
    String plugin,
    boolean orphaned,
    @Nullable PolicyDocument declared,
    @Nullable PolicyDocument override,
    @Nullable PolicyDocument effective,
    long version,
    @Nullable Instant changedAt,
    @Nullable String changedBy,
    @Nullable String reason
) {
    /** At least one of the two is there. */
    static PolicyView of(String endpoint, @Nullable Declared declared, @Nullable StoredPolicy stored) {
        PolicyDocument override = stored == null ? PolicyDocument.EMPTY : stored.override();
        return new PolicyView(
            endpoint,
            declared == null ? Objects.requireNonNull(stored).plugin() : declared.plugin(),
            declared == null,
            declared == null ? null : PolicyDocument.of(declared.policy()),
            override.equals(PolicyDocument.EMPTY) ? null : override,
            declared == null ? null : PolicyDocument.of(override.override().over(declared.policy())),
            stored == null ? 0 : stored.version(),
            stored == null ? null : stored.changedAt(),
            stored == null ? null : stored.changedBy(),
            stored == null ? null : stored.reason()
        );
    }

    boolean overridden() {
        return override != null;
    }
}
