package dev.vitrina.tables;

import java.io.IOException;
import java.io.OutputStream;

/** A kind of file that a table is written to. */
public enum TableFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public RowSink open(OutputStream out) {
            return new XlsxRows(out);
        }
    },
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        public RowSink open(OutputStream out) throws IOException {
            return new CsvRows(out);
        }
    };

    private final String extension;
    private final String contentType;

    TableFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** The caller closes the sink, which leaves the stream open. */
    public abstract RowSink open(OutputStream out) throws IOException;
}
