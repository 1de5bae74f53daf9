package dev.vitrina.tables.export;

import dev.vitrina.tables.TableFormat;

/** What somebody wants in a file; written down as JSON until its turn comes. */
public interface TableRequest {
    TableFormat format();
}
