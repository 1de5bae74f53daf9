package dev.vitrina.sandbox.catalogue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an accepted write.
 *
 * @param id            the batch in the list of cards with errors, should there be any
 * @param operation     id of the endpoint
 * @param appliedMicros microseconds since 1970; null while it waits
 * @param written       nmIds
 */
public record WriteReport(
    UUID id,
    String operation,
    long acceptedMicros,
    long dueMicros,
    @Nullable Long appliedMicros,
    List<Long> written,
    List<Refusal> refused
) {}
