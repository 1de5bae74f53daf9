package dev.vitrina.media.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueCard.Photo;
import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.PhotoSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Archives that are full before all is in them, and the archives of what is left. */
class MediaArchiveTest {

    private static final Options OPTIONS = new Options(
        PhotoSize.BIG,
        true,
        VideoChoice.NONE,
        NameTemplate.of("{nmId}-{n}.{ext}")
    );
    private static final Selection ALL = new Selection(null, null, 0, List.of());

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CatalogueCard> cards = LongStream.rangeClosed(1, 5).mapToObj(MediaArchiveTest::card).toList();
    private final List<String> files = new ArrayList<>();
    private boolean away;

    @AfterEach
    void stop() {
        executor.close();
    }

    @Test
    void isFullAfterTheCardThatFillsItAndTheNextOnesHoldTheRestOnce() throws Exception {
        MediaArchive.Limits limits = new MediaArchive.Limits(5, 100);

        MediaDownload first = downloaded(ALL, limits);
        assertThat(first.state()).isEqualTo(DownloadState.STOPPED);
        assertThat(first.lastCard()).isEqualTo(2);
        MediaDownload second = downloaded(first.left(), limits);
        assertThat(second.lastCard()).isEqualTo(4);
        MediaDownload third = downloaded(second.left(), limits);

        assertThat(third.state()).isEqualTo(DownloadState.DONE);
        assertThat(third.isResumable()).isFalse();
        assertThat(files).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void endsBeforeMoreHasFailedThanIsRememberedSoThatNothingIsLost() throws Exception {
        MediaArchive.Limits limits = new MediaArchive.Limits(100, 4);
        away = true;

        MediaDownload first = downloaded(ALL, limits);
        assertThat(first.state()).isEqualTo(DownloadState.STOPPED);
        assertThat(first.failures()).hasSize(6);
        MediaDownload again = downloaded(first.left(), limits);
        assertThat(again.failures()).as("the same cards anew").hasSize(6);
        away = false;
        MediaDownload last = downloaded(again.left(), limits);

        assertThat(last.state()).isEqualTo(DownloadState.DONE);
        assertThat(files).hasSize(15).doesNotHaveDuplicates();
    }

    private MediaDownload downloaded(Selection selection, MediaArchive.Limits limits) throws Exception {
        MediaArchive archive = new MediaArchive(new MediaFetch(cdn()), executor, limits);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = new Progress();
        boolean whole = archive.write(cards
            .stream()
            .filter(card -> IntStream.rangeClosed(1, 3).anyMatch(number -> selection.wants(card.nmId(), number)))
            .iterator(), selection::wants, OPTIONS, out, progress, told -> true);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().equals(MediaArchive.REPORT)) {
                    files.add(entry.getName());
                }
            }
        }
        return new MediaDownload(
            UUID.randomUUID(),
            whole ? DownloadState.DONE : DownloadState.STOPPED,
            selection,
            OPTIONS,
            null,
            progress.cards(),
            progress.files(),
            progress.failed(),
            progress.bytes(),
            progress.lastCard(),
            progress.failures(),
            Instant.EPOCH
        );
    }

    private Downloads cdn() {
        return (request, sink) -> away ? new DownloadOutcome.NotFound() : given(sink);
    }

    private static DownloadOutcome given(Downloads.Sink sink) throws IOException {
        sink.accept(FileFormat.JPEG, new ByteArrayInputStream(new byte[] { 1 }));
        return new DownloadOutcome.Done(FileFormat.JPEG, 1, null);
    }

    private static CatalogueCard card(long nmId) {
        Photo photo = new Photo("https://cdn.example/" + nmId, null, null, null, null);
        return new CatalogueCard(nmId, "code", "", List.of(photo, photo, photo), null);
    }
}
