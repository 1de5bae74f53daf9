package dev.vitrina.cache;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a mirror's table that is derived from the row, so that SQL can filter and sort by it.
 *
 * @param name  the column's name
 * @param type  the PostgreSQL type as in a cast: {@code text}, {@code bigint}, {@code integer}, {@code boolean},
 *              {@code timestamptz}, {@code text[]}, {@code bigint[]}, {@code integer[]}
 * @param value takes it from the row; arrays are Java arrays or {@code List}s, {@code timestamptz} is an {@code Instant}
 */
public record MirrorColumn<R>(String name, String type, Function<R, @Nullable Object> value) {}
