package dev.vitrina.core.sheet;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is written row by row, and never held as a whole. Closing it ends the file, not the stream below. */
public interface Sheet extends AutoCloseable {
    /** @param cells numbers and texts; null for an empty one */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    @Override
    void close() throws IOException;
}
