package dev.vitrina.pricing.export;

import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.tables.TableFormat;
import dev.vitrina.tables.export.TableRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose history.
 *
 * @param nmIds    these goods; null for all that pass the filter
 * @param language of the headings: {@code en}, {@code ru} or {@code zh}
 */
public record HistoryRequest(
    TableFormat format,
    @Nullable List<Long> nmIds,
    GoodFilter filter,
    String language
) implements TableRequest {
    public HistoryRequest {
        nmIds = nmIds == null ? null : List.copyOf(nmIds);
    }
}
