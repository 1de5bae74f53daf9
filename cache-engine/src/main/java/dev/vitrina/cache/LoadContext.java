package dev.vitrina.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a load may know.
 *
 * @param priority  what the load is for
 * @param remaining how long the load may take
 * @param etag      the validator of the value that is kept; null when there is none
 */
public record LoadContext(Priority priority, Duration remaining, @Nullable String etag) {}
