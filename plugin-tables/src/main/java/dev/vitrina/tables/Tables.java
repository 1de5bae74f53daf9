package dev.vitrina.tables;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tables.BadTableException.Flaw;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens what somebody pasted or uploaded. What a file is, its first bytes tell, not its name. */
public final class Tables {

    private final FileStore files;

    public Tables(FileStore files) {
        this.files = files;
    }

    /**
     * Where rows come from: either text or a file.
     *
     * @param text   pasted from a spreadsheet, or CSV
     * @param fileId of the file store
     */
    public record Source(@Nullable String text, @Nullable String fileId) {}

    /**
     * Opens a table; the caller closes it.
     *
     * @throws BadTableException when it cannot be read, or is too large
     */
    public Table open(ShopId shop, Source source) {
        if (source.text() != null) {
            if (source.text().length() > TableLimits.BYTES) {
                throw new BadTableException(Flaw.FILE_TOO_LARGE);
            }
            return CsvTable.of(source.text());
        }
        return of(bytes(shop, source.fileId()));
    }

    /** Of a file that is at hand. */
    public static Table of(byte[] bytes) {
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
        return zip ? WorkbookTable.of(bytes) : CsvTable.of(bytes);
    }

    private byte[] bytes(ShopId shop, @Nullable String fileId) {
        if (fileId == null) {
            throw new BadTableException(Flaw.TABLE_EMPTY);
        }
        try (InputStream file = files.open(shop, fileId)) {
            byte[] bytes = file.readNBytes(TableLimits.BYTES + 1);
            if (bytes.length > TableLimits.BYTES) {
                throw new BadTableException(Flaw.FILE_TOO_LARGE);
            }
            return bytes;
        } catch (VitrinaException | IOException gone) {
            throw new BadTableException(Flaw.FILE_GONE);
        }
    }
}
