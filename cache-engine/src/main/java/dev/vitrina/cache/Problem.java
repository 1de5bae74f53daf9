package dev.vitrina.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failure that an answer reports beside its data, or instead of it.
 *
 * @param message what happened, for people; never contains a secret or an exception's text
 * @param retryAt when the origin will be asked again at the earliest; null when nothing is known
 */
public record Problem(FailureKind kind, String message, @Nullable Instant retryAt) {}
