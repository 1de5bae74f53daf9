package dev.vitrina.sandbox.traffic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that was answered.
 *
 * @param seller key; null where no seller was recognised
 * @param status of the answer; 0 where the connection was broken or kept silent
 * @param fault  the injected fault; null if none
 * @param early  whether it came before the time an earlier 429 had named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallRecord(
    Instant at,
    String endpoint,
    @Nullable String seller,
    int status,
    @Nullable String fault,
    boolean early
) {}
