package dev.vitrina.products.export;

import dev.vitrina.products.search.CardFilter;
import dev.vitrina.products.search.CardOrder;
import dev.vitrina.tables.TableFormat;
import dev.vitrina.tables.export.TableRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param columns  in this order
 * @param nmIds    these cards in this order; null for all that pass the filter
 * @param language of the headings: {@code en}, {@code ru} or {@code zh}
 */
public record ExportRequest(
    TableFormat format,
    List<ExportColumn> columns,
    CardFilter filter,
    CardOrder order,
    @Nullable List<Long> nmIds,
    String language
) implements TableRequest {
    public ExportRequest {
        columns = List.copyOf(columns);
        nmIds = nmIds == null ? null : List.copyOf(nmIds);
    }
}
