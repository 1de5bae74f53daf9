package dev.vitrina.core.notification;

import dev.vitrina.api.notification.Notification.Severity;
import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as it is kept.
 *
 * @param title      by language, as are {@code text} and {@code label}
 * @param path       of its action; null without one
 * @param job        that it is about; null for none
 * @param raisedAt   first, or when it last said something new
 * @param resolvedAt null as long as it stands
 */
record Raised(
    long id,
    @Nullable ShopId shop,
    Severity severity,
    Map<String, String> title,
    Map<String, String> text,
    @Nullable String path,
    Map<String, String> label,
    @Nullable String permission,
    @Nullable UUID job,
    Instant raisedAt,
    @Nullable Instant resolvedAt,
    boolean read
) {}
