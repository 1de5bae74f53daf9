package dev.vitrina.tables.export;

import dev.vitrina.api.shop.ShopId;
import java.io.IOException;

/** What is in a plugin's exports. Called on the thread of the job. */
public interface ExportContent<R extends TableRequest> {
    /** How the names of its files begin. */
    String fileName();

    /** Of those who may fetch its files. */
    String permission();

    /** What a row stands for, in the plural. */
    String unit();

    /**
     * Writes a file part by part, asking {@link ExportRows#goOn} before each.
     *
     * @throws dev.vitrina.api.error.VitrinaException when there can be no such file; people are shown its message
     * @throws IOException                            of {@code rows}
     */
    void write(ShopId shop, R request, ExportRows rows) throws IOException;
}
