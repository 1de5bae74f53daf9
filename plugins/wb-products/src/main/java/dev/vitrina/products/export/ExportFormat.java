package dev.vitrina.products.export;

import java.io.IOException;
import java.io.OutputStream;

/** A kind of file. */
public enum ExportFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        RowSink open(OutputStream out) {
            return new XlsxRows(out);
        }
    },
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        RowSink open(OutputStream out) throws IOException {
            return new CsvRows(out);
        }
    };

    private final String extension;
    private final String contentType;

    ExportFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    String extension() {
        return extension;
    }

    String contentType() {
        return contentType;
    }

    abstract RowSink open(OutputStream out) throws IOException;
}
