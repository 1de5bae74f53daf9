package dev.vitrina.core.file;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.file.FileRows.OwnedFile;
import dev.vitrina.core.file.FileRows.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The store as one plugin has it: its own files, and what users sent. */
final class PluginFiles implements FileStore {

    private final String plugin;
    private final Files files;

    PluginFiles(String plugin, Files files) {
        this.plugin = plugin;
        this.files = files;
    }

    @Override
    public StoredFile write(FileDraft draft, Content content) throws IOException {
        try {
            return files.write(
                new Owner.Plugin(plugin, draft.permission()),
                draft.shop(),
                draft.name(),
                draft.contentType(),
                draft.keepFor(),
                content
            );
        } catch (ChunkedOutput.TooLargeException large) {
            throw new VitrinaException(ErrorCode.RATE_LIMITED, "The file is larger than the host keeps");
        }
    }

    @Override
    public Optional<StoredFile> find(ShopId shop, String id) {
        return files
            .find(id)
            .filter(found -> found.file().shop().equals(shop) && isVisible(found))
            .map(OwnedFile::file);
    }

    private boolean isVisible(OwnedFile found) {
        return switch (found.owner()) {
            case Owner.User ignored -> true;
            case Owner.Plugin(String id, String permission) -> id.equals(plugin);
        };
    }

    @Override
    public InputStream open(ShopId shop, String id) {
        return find(shop, id)
            .map(files::open)
            .orElseThrow(() -> new VitrinaException(ErrorCode.NOT_FOUND, "There is no such file, or it has expired"));
    }

    @Override
    public void delete(ShopId shop, String id) {
        find(shop, id).ifPresent(files::delete);
    }

    @Override
    public long maxUpload() {
        return files.maxUpload();
    }
}
