package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.download.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of one card in a ZIP. */
final class Entries {

    private final ZipOutputStream zip;
    private final UniqueNames names;
    private final Options options;
    private final CatalogueCard card;
    private boolean open;

    Entries(ZipOutputStream zip, UniqueNames names, Options options, CatalogueCard card) {
        this.zip = zip;
        this.names = names;
        this.options = options;
        this.card = card;
    }

    /** Writes a picture that is there, and hands on whatever became of it. */
    Fetched write(int number, Fetched fetched) throws IOException {
        if (fetched instanceof Fetched.Whole(FileFormat format, byte[] bytes)) {
            begin(number, format).write(bytes);
            end();
        }
        return fetched;
    }

    OutputStream begin(int number, FileFormat format) throws IOException {
        String path = options.names().path(card, number, format.extension());
        zip.putNextEntry(new ZipEntry(names.claim(path)));
        open = true;
        return zip;
    }

    void end() throws IOException {
        if (open) {
            zip.closeEntry();
            open = false;
        }
    }
}
