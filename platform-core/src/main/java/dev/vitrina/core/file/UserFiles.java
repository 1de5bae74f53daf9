package dev.vitrina.core.file;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import java.io.IOException;
import java.util.UUID;

/** Files that the host makes for one user: nobody else can have them. They count to what the user may keep, and are kept as long as what the user sends. */
public interface UserFiles {
    /**
     * Writes a file, in place of one of this id that was begun and never ended. Nobody sees it before it is whole; nothing is left of it when
     * {@code content} throws.
     *
     * @param id under which {@code /api/files} gives it
     * @throws VitrinaException {@code RATE_LIMITED} when the user's files are as large as they may be
     * @throws IOException      of {@code content}
     */
    StoredFile write(UUID id, ShopId shop, long user, String name, String contentType, FileStore.Content content)
        throws IOException;
}
