package dev.vitrina.products.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, as it is understood.
 *
 * @param index   0 for the first
 * @param target  a field's path, or {@code key.nmId}, {@code key.vendorCode} or {@code key.sku}; null when it is passed over
 * @param readOnly passed over knowingly: our own exports show it, and no table edits it
 * @param samples what stands in its first rows
 */
public record ImportColumn(int index, String header, @Nullable String target, boolean readOnly, List<String> samples) {
    public ImportColumn {
        samples = List.copyOf(samples);
    }
}
