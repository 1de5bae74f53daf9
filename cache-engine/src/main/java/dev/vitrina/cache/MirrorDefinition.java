package dev.vitrina.cache;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A paged collection of an origin, kept as rows of a table that the owner creates with its migrations.
 *
 * <p>The table must have the columns {@code shop_id bigint}, {@code id bigint}, {@code doc json} (the row as the origin
 * gave it; {@code jsonb} does too, at the price of parsing twice), {@code content_hash bytea} (16 bytes), {@code source_version text}, {@code synced_at timestamptz}, with primary
 * key {@code (shop_id, id)}, beside the declared {@code columns}. The engine writes it; the owner only reads.
 *
 * @param name          unique, for example {@code wb-products/cards}
 * @param table         schema-qualified name, for example {@code p_wb_products.card}
 * @param id            the row's id at the origin
 * @param document      the row as JSON text
 * @param sourceVersion orders versions of one row as text (for example RFC 3339 in UTC); an older one never overwrites a
 *                      newer one
 * @param columns       derived columns
 * @param source        reads pages
 * @param shrinkGuard   0 to 1: a full run that would delete a larger share of the rows deletes nothing until a second full
 *                      run agrees
 * @param keepChanges   how long {@link MirrorChange}s are kept; zero to note none
 * @param lag           how late the source's list may be
 * @param <R>           the row
 */
public record MirrorDefinition<R>(
    String name,
    String table,
    ToLongFunction<R> id,
    Function<R, String> document,
    Function<R, String> sourceVersion,
    List<MirrorColumn<R>> columns,
    PageSource<R> source,
    double shrinkGuard,
    Duration keepChanges,
    SourceLag lag
) {
    public MirrorDefinition {
        columns = List.copyOf(columns);
        if (keepChanges.isNegative()) {
            throw new IllegalArgumentException("keepChanges must not be negative, was " + keepChanges);
        }
        if (!(shrinkGuard >= 0 && shrinkGuard <= 1)) {
            throw new IllegalArgumentException("shrinkGuard must be between 0 and 1, was " + shrinkGuard);
        }
    }

    /** Without noting changes, of a source without a lag. */
    public MirrorDefinition(
        String name,
        String table,
        ToLongFunction<R> id,
        Function<R, String> document,
        Function<R, String> sourceVersion,
        List<MirrorColumn<R>> columns,
        PageSource<R> source,
        double shrinkGuard
    ) {
        this(name, table, id, document, sourceVersion, columns, source, shrinkGuard, Duration.ZERO, SourceLag.NONE);
    }

    /** The same, with changes kept so long. */
    public MirrorDefinition<R> keepingChanges(Duration keepChanges) {
        return new MirrorDefinition<>(
            name,
            table,
            id,
            document,
            sourceVersion,
            columns,
            source,
            shrinkGuard,
            keepChanges,
            lag
        );
    }

    /** The same, with a source that is late. */
    public MirrorDefinition<R> lagging(SourceLag lag) {
        return new MirrorDefinition<>(
            name,
            table,
            id,
            document,
            sourceVersion,
            columns,
            source,
            shrinkGuard,
            keepChanges,
            lag
        );
    }
}
