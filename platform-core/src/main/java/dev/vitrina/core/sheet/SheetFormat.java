package dev.vitrina.core.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A kind of file. */
public enum SheetFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public Sheet open(OutputStream out, Locale language) {
            return new XlsxSheet(out);
        }
    },
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        public Sheet open(OutputStream out, Locale language) throws IOException {
            return new CsvSheet(out, language);
        }
    };

    private final String extension;
    private final String contentType;

    SheetFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** @param language of the reader, whose spreadsheet parts CSV as is usual there */
    public abstract Sheet open(OutputStream out, Locale language) throws IOException;
}
