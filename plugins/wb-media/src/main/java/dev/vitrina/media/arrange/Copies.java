package dev.vitrina.media.arrange;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.shop.ShopId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Copies that a check writes; those of a check that comes to nothing are not to take others' room until they expire. */
final class Copies {

    private final ShopId shop;
    private final FileStore files;
    private final List<String> written = new ArrayList<>();

    Copies(ShopId shop, FileStore files) {
        this.shop = shop;
        this.files = files;
    }

    /** @throws dev.vitrina.api.error.VitrinaException {@code RATE_LIMITED} when there is no room for it */
    WantedFile write(FileFormat format, String name, FileStore.Content content) throws IOException {
        FileDraft draft = new FileDraft(
            shop,
            name + "." + format.extension(),
            format.contentType(),
            MediaKind.KEPT,
            MediaKind.EDIT
        );
        String id = files.write(draft, content).id();
        written.add(id);
        return new WantedFile(id, format, name);
    }

    /** Whether one of a check before is there still. */
    boolean has(WantedFile file) {
        return files.find(shop, file.id()).isPresent();
    }

    int count() {
        return written.size();
    }

    /** Deletes what was written after so many. */
    void forgetAfter(int count) {
        List<String> needless = written.subList(count, written.size());
        needless.forEach(id -> files.delete(shop, id));
        needless.clear();
    }
}
