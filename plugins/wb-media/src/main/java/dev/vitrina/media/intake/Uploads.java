package dev.vitrina.media.intake;

import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.arrange.MediaKind;
import dev.vitrina.media.arrange.WantedFile;
import dev.vitrina.media.intake.BadArchiveException.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What users sent to the host's store, and the copies that outlive it until a change set is sent. */
final class Uploads {

    private final FileStore files;

    Uploads(FileStore files) {
        this.files = files;
    }

    /** A file that was sent by itself, and its path in the folder; maps to {@code MediaIntakeFileInput}. */
    record Named(String fileId, String path) {}

    /** @throws IOException when the store or the disk cannot be used */
    Source of(ShopId shop, Bundle bundle) throws IOException, BadArchiveException {
        String archive = bundle.archiveId();
        List<Named> files = bundle.files();
        return archive == null ? single(shop, files == null ? List.of() : files) : Archive.of(opened(shop, archive));
    }

    private Source single(ShopId shop, List<Named> named) {
        List<Source.Brought> brought = new ArrayList<>();
        List<Source.RefusedFile> refused = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Named file : named) {
            if (!EntryName.isSafe(file.path())) {
                refused.add(new Source.RefusedFile(EntryName.shown(file.path()), Refusal.UNSAFE_NAME));
            } else if (!names.add(file.path().toLowerCase(Locale.ROOT))) {
                refused.add(new Source.RefusedFile(file.path(), Refusal.DOUBLE_NAME));
            } else if (!EntryName.isLitter(file.path())) {
                brought.add(new Upload(shop, file));
            }
        }
        return new Files(brought, refused);
    }

    byte[] read(ShopId shop, String fileId) throws IOException, BadArchiveException, Source.RefusedException {
        try (InputStream in = opened(shop, fileId)) {
            byte[] bytes = in.readNBytes(FileCheck.MOST_BYTES + 1);
            if (bytes.length > FileCheck.MOST_BYTES) {
                throw new Source.RefusedException(Refusal.TOO_LARGE);
            }
            return bytes;
        }
    }

    private InputStream opened(ShopId shop, String fileId) throws BadArchiveException {
        try {
            return files.open(shop, fileId);
        } catch (VitrinaException gone) {
            throw new BadArchiveException(Flaw.FILE_GONE);
        }
    }

    /** Bytes of one file that a user may send. */
    long mostBytes() {
        return files.maxUpload();
    }

    String name(ShopId shop, String fileId) {
        return files.find(shop, fileId).map(StoredFile::name).orElse(fileId);
    }

    /** Kept until the change set is sent, and for the way back. */
    WantedFile keep(ShopId shop, String name, FileFormat format, byte[] bytes) throws IOException {
        String shown = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
        FileDraft draft = new FileDraft(shop, shown, format.contentType(), MediaKind.KEPT, MediaKind.EDIT);
        return new WantedFile(files.write(draft, out -> out.write(bytes)).id(), format, name);
    }

    void forget(ShopId shop, String fileId) {
        files.delete(shop, fileId);
    }

    private record Files(List<Brought> files, List<RefusedFile> refused) implements Source {
        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final class Upload implements Source.Brought {

        private final ShopId shop;
        private final Named file;

        Upload(ShopId shop, Named file) {
            this.shop = shop;
            this.file = file;
        }

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public byte[] read() throws IOException, Source.RefusedException {
            try {
                return Uploads.this.read(shop, file.fileId());
            } catch (BadArchiveException gone) {
                throw new Source.RefusedException(Refusal.BROKEN);
            }
        }
    }
}
