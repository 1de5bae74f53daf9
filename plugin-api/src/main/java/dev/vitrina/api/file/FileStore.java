package dev.vitrina.api.file;

import dev.vitrina.api.shop.ShopId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Files of a limited life, in the database, so that every replica has them. A plugin sees those it wrote, and what users have
 * uploaded ({@code POST /api/files?name=...} with the file as its body). Nothing is held in memory but a piece at a time. Thread-safe.
 */
public interface FileStore {
    /**
     * Writes a file. Nobody sees it before it is whole; nothing is left of it when {@code content} throws.
     *
     * @throws dev.vitrina.api.error.VitrinaException {@code RATE_LIMITED} when the plugin's files in the shop are as large as they may be
     *     in all, or become so with this one (the operator's {@code vitrina.files.per-plugin} and {@code .max-file})
     * @throws IOException                            of {@code content}
     */
    StoredFile write(FileDraft draft, Content content) throws IOException;

    /** Writes the bytes of a file; does not close the stream. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Empty when there is none, it has expired, or it is another shop's or another plugin's. */
    Optional<StoredFile> find(ShopId shop, String id);

    /**
     * The bytes; the caller closes the stream, whose reading throws an {@link IOException} when the file expires meanwhile.
     *
     * @throws dev.vitrina.api.error.VitrinaException {@code NOT_FOUND} as {@link #find} finds none
     */
    InputStream open(ShopId shop, String id);

    /** Before its time; nothing happens when there is none. */
    void delete(ShopId shop, String id);

    /**
     * Bytes of one file that a user may upload (the operator's {@code vitrina.files.max-upload}), to be told before one is sent. By default as many as
     * there are: who does not tell has no limit.
     */
    default long maxUpload() {
        return Long.MAX_VALUE;
    }
}
