package dev.vitrina.tables;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a file one after the other, and keeps none of them; {@link #close} ends the file, not its stream. */
public interface RowSink extends AutoCloseable {
    /** Texts, numbers, times ({@code Instant}) and nulls. */
    void row(List<@Nullable Object> values) throws IOException;

    @Override
    void close() throws IOException;
}
