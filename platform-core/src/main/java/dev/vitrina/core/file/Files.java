package dev.vitrina.core.file;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.file.FileRows.OwnedFile;
import dev.vitrina.core.file.FileRows.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes and reads files for users and plugins alike. Thread-safe. */
@Component
class Files implements UserFiles {

    private final FileRows rows;
    private final FileProperties properties;

    Files(FileRows rows, FileProperties properties) {
        this.rows = rows;
        this.properties = properties;
    }

    /** Bytes of one file that a user sends. */
    long maxUpload() {
        return properties.maxUpload().toBytes();
    }

    /** @throws VitrinaException {@code RATE_LIMITED} when the user's files are as large as they may be in all */
    StoredFile upload(ShopId shop, long user, String name, String contentType, FileStore.Content content)
        throws IOException {
        return write(
            UUID.randomUUID(),
            new Owner.User(user),
            shop,
            name,
            contentType,
            properties.keepUpload(),
            new Bounds(maxUpload(), properties.perUser().toBytes()),
            content
        );
    }

    @Override
    public StoredFile write(UUID id, ShopId shop, long user, String name, String contentType, FileStore.Content content)
        throws IOException {
        rows.delete(id);
        try {
            return write(
                id,
                new Owner.User(user),
                shop,
                name,
                contentType,
                properties.keepUpload(),
                new Bounds(properties.maxFile().toBytes(), properties.perUser().toBytes()),
                content
            );
        } catch (ChunkedOutput.TooLargeException large) {
            throw new VitrinaException(ErrorCode.RATE_LIMITED, "The file is larger than the host keeps");
        }
    }

    StoredFile write(
        Owner.Plugin plugin,
        ShopId shop,
        String name,
        String contentType,
        Duration keepFor,
        FileStore.Content content
    ) throws IOException {
        return write(
            UUID.randomUUID(),
            plugin,
            shop,
            name,
            contentType,
            keepFor,
            new Bounds(properties.maxFile().toBytes(), properties.perPlugin().toBytes()),
            content
        );
    }

    /** In bytes. */
    private record Bounds(long one, long inAll) {}

    private StoredFile write(
        UUID id,
        Owner owner,
        ShopId shop,
        String name,
        String contentType,
        Duration keepFor,
        Bounds bounds,
        FileStore.Content content
    ) throws IOException {
        FileRows.Quota quota = new FileRows.Quota(owner, shop, bounds.inAll());
        if (rows.kept(quota) >= quota.most()) {
            throw full();
        }
        rows.begin(id, shop, owner, FileName.of(name), contentType, keepFor);
        boolean whole = false;
        try {
            ChunkedOutput out = new ChunkedOutput(rows, id, bounds.one(), quota);
            content.writeTo(out);
            out.finish();
            StoredFile file = rows
                .complete(id)
                .orElseThrow(() -> new IOException("The file was deleted while it was written"));
            whole = true;
            return file;
        } finally {
            if (!whole) {
                rows.delete(id);
            }
        }
    }

    static VitrinaException full() {
        return new VitrinaException(
            ErrorCode.RATE_LIMITED,
            "There is no room for another file: wait until older ones have expired"
        );
    }

    Optional<OwnedFile> find(String id) {
        return uuid(id).flatMap(rows::find);
    }

    InputStream open(StoredFile file) {
        return new ChunkedInput(rows, UUID.fromString(file.id()), file.size());
    }

    void delete(StoredFile file) {
        rows.delete(UUID.fromString(file.id()));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            return parsed.toString().equals(id) ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
