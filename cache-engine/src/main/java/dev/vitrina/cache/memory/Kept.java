package dev.vitrina.cache.memory;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.activity.EndpointActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the origin gave.
 *
 * @param body      null when the origin said there is no such thing
 * @param fetchedAt by the database's clock
 * @param jitter    0 to 1, the same for this key everywhere
 * @param cells     of its scopes and its key, see {@link dev.vitrina.cache.generation.Generations}
 * @param activity  of its tenant and endpoint
 */
public record Kept(
    byte@Nullable [] body,
    @Nullable String etag,
    Instant fetchedAt,
    Ageing age,
    double jitter,
    int[] cells,
    EndpointActivity activity
) {
    long freshNanos(CachePolicy policy) {
        return Terms.freshNanos(policy, body == null, jitter);
    }
}
