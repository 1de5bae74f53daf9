package dev.vitrina.tables;

import java.io.IOException;
import java.util.Iterator;

/** Rows as they come, one at a time; to be closed. Reading throws {@link BadTableException} for what is too large or cannot be read. */
public interface Table extends Iterator<TableRow>, AutoCloseable {
    @Override
    void close() throws IOException;
}
