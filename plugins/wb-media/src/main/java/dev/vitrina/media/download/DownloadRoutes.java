package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.http.RouteRequest;
import dev.vitrina.api.http.RouteResponse;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.media.PhotoSize;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a browser fetches archives and single files. */
class DownloadRoutes {

    private static final String PERMISSION = "wb-media:download";
    private static final long TELL_EVERY_NANOS = 1_000_000_000L;

    private final DownloadStore store;
    private final CardCatalogue catalogue;
    private final MediaArchive archive;
    private final MediaFetch fetch;
    private final Clock clock;

    DownloadRoutes(DownloadStore store, CardCatalogue catalogue, MediaArchive archive, MediaFetch fetch, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.archive = archive;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** {@code GET /downloads/{id}}: a prepared archive, made while it is sent. */
    HttpRoute archives() {
        return HttpRoute.stream("/downloads/{id}", PERMISSION, this::archive);
    }

    /** {@code GET /files/{nmId}/{number}?size=BIG}, and {@code /files/{nmId}/video?video=FULL}: one file. */
    HttpRoute files() {
        return HttpRoute.stream("/files/{nmId}/{file}", PERMISSION, this::file);
    }

    private RouteResponse archive(RouteRequest request) {
        ShopId shop = request.shop().id();
        UUID id = id(request.path().getOrDefault("id", ""));
        Optional<MediaDownload> begun = store.begin(shop, id);
        if (begun.isEmpty()) {
            throw store.find(shop, id).isPresent()
                ? new VitrinaException(ErrorCode.CONFLICT, "This download is under way already")
                : new VitrinaException(ErrorCode.NOT_FOUND, "There is no such download any more: prepare it anew");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return RouteResponse.file("media-%s.zip".formatted(today), "application/zip", out ->
            write(shop, begun.get(), out)
        );
    }

    private void write(ShopId shop, MediaDownload download, OutputStream out) throws IOException {
        Progress progress = new Progress();
        DownloadState end = DownloadState.INTERRUPTED;
        try {
            boolean whole = archive.write(
                download.selection().cards(catalogue, shop),
                download.selection()::wants,
                download.options(),
                out,
                progress,
                new Told(download.id())
            );
            end = whole ? DownloadState.DONE : DownloadState.STOPPED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The host is stopping", e);
        } finally {
            note(download.id(), progress, end);
        }
    }

    /** An interruption would keep the end from being written down; it is kept for afterwards. */
    private void note(UUID id, Progress progress, DownloadState end) {
        boolean interrupted = Thread.interrupted();
        try {
            store.end(id, progress, end);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RouteResponse file(RouteRequest request) throws IOException {
        CatalogueCard card = card(request);
        String file = request.path().getOrDefault("file", "");
        return file.equals("video") ? video(card, request) : photo(card, file, request);
    }

    private RouteResponse photo(CatalogueCard card, String file, RouteRequest request) throws IOException {
        int number = file.matches("[1-9]\\d{0,2}") ? Integer.parseInt(file) : 0;
        if (number < 1 || number > card.photos().size()) {
            throw new VitrinaException(ErrorCode.NOT_FOUND, "The card has no such photo");
        }
        PhotoSize size = choice(PhotoSize.class, request.parameter("size"), PhotoSize.BIG);
        return switch (fetch.photo(card.photos().get(number - 1), size)) {
            case Fetched.Whole(FileFormat format, byte[] bytes) -> RouteResponse.file(
                name(card, Integer.toString(number), format),
                format.contentType(),
                out -> out.write(bytes)
            );
            case Fetched.Written _ -> throw new IllegalStateException("A photo is fetched into memory");
            case Fetched.Failed(String reason) -> throw new VitrinaException(ErrorCode.UPSTREAM_UNAVAILABLE, reason);
        };
    }

    private RouteResponse video(CatalogueCard card, RouteRequest request) {
        String playlist = card.video();
        VideoChoice choice = choice(VideoChoice.class, request.parameter("video"), VideoChoice.FULL);
        if (playlist == null || choice == VideoChoice.NONE) {
            throw new VitrinaException(ErrorCode.NOT_FOUND, "The card has no video");
        }
        FileFormat format = choice == VideoChoice.FULL ? FileFormat.MPEG_TS : FileFormat.MP4;
        return RouteResponse.file(name(card, "video", format), format.contentType(), out -> {
            Fetched fetched = fetch.video(playlist, choice, found -> {
                if (found != format) {
                    throw new VitrinaException(
                        ErrorCode.UPSTREAM_UNAVAILABLE,
                        "Only the small copy can be had: choose it"
                    );
                }
                return out;
            });
            if (fetched instanceof Fetched.Failed(String reason)) {
                throw new VitrinaException(ErrorCode.UPSTREAM_UNAVAILABLE, reason);
            }
        });
    }

    private CatalogueCard card(RouteRequest request) {
        String nmId = request.path().getOrDefault("nmId", "");
        if (!nmId.matches("[1-9][0-9]{0,17}")) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`nmId` must be a positive number");
        }
        return catalogue
            .find(request.shop().id(), List.of(Long.valueOf(nmId)))
            .stream()
            .findFirst()
            .orElseThrow(() -> new VitrinaException(ErrorCode.NOT_FOUND, "The shop has no such card"));
    }

    private static String name(CatalogueCard card, String what, FileFormat format) {
        return SafeName.of(card.vendorCode()).value() + "-" + what + "." + format.extension();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new VitrinaException(ErrorCode.NOT_FOUND, "There is no such download");
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String text, E otherwise) {
        if (text == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
            .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> new VitrinaException(ErrorCode.INVALID_INPUT, "There is no such size or copy"));
    }

    /** Tells the table once a second, and hears from it whether to go on. */
    private final class Told implements MediaArchive.Steps {

        private final UUID id;
        private long last = System.nanoTime() - TELL_EVERY_NANOS;

        private Told(UUID id) {
            this.id = id;
        }

        @Override
        public boolean goOn(Progress progress) {
            if (System.nanoTime() - last < TELL_EVERY_NANOS) {
                return true;
            }
            last = System.nanoTime();
            return store.progress(id, progress);
        }
    }
}
