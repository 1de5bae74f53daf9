package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call as asked for.
 *
 * @param plugin   whose it is; empty when it is the host's
 * @param shop     null when the credential belongs to none yet
 * @param deadline by {@link System#nanoTime}
 */
record Call(
    String plugin,
    @Nullable ShopId shop,
    Credential credential,
    Endpoint endpoint,
    UpstreamRequest request,
    Priority priority,
    long deadline
) {
    Duration patience() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    BucketKey bucket() {
        return BucketKey.of(credential, endpoint.quotaGroup());
    }
}
