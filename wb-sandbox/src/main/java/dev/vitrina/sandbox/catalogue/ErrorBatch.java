package dev.vitrina.sandbox.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * What one request could not write (items spec, cards/error/list: one batch is one {@code variants} of an upload, or one request to add or
 * to update).
 *
 * @param updatedMicros microseconds since 1970
 */
public record ErrorBatch(UUID id, long updatedMicros, List<Refusal> refusals) {}
