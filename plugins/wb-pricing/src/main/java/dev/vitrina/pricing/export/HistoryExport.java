package dev.vitrina.pricing.export;

import dev.vitrina.api.file.StoredFile;
import dev.vitrina.tables.TableFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that was asked for; maps to {@code PricingHistoryExport}.
 *
 * @param rows in the file; null before it is whole
 * @param file null before it is whole, and after it has expired
 */
public record HistoryExport(
    long id,
    TableFormat format,
    State state,
    @Nullable Long rows,
    @Nullable StoredFile file,
    @Nullable String problem,
    Instant createdAt
) {
    /** Where an export is; maps to {@code PricingExportState}. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
    }
}
