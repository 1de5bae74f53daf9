package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CatalogueCard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP of cards' media while they are fetched. In memory are a few pictures at a time, never a video or the ZIP. What cannot be
 * fetched is told in {@value #REPORT} at its end. What it remembers of each file (names, the ZIP's directory, failures) is bounded: once
 * it is full it ends after the card it is at, as if it was stopped there.
 */
final class MediaArchive {

    static final String REPORT = "_report.txt";
    /** Pictures that are fetched ahead of the one that is written. */
    private static final int AHEAD = 4;

    private final MediaFetch fetch;
    private final ExecutorService executor;
    private final Limits limits;

    MediaArchive(MediaFetch fetch, ExecutorService executor, Limits limits) {
        this.fetch = fetch;
        this.executor = executor;
        this.limits = limits;
    }

    /**
     * When an archive is full.
     *
     * @param files  in it
     * @param failed not in it: all of them must be known when the rest is asked for
     */
    record Limits(long files, long failed) {
        static final Limits USUAL = new Limits(50_000, 1_000);

        private boolean reached(Progress progress) {
            return progress.files() >= files || progress.failed() >= failed;
        }
    }

    /**
     * Writes it, to its end also when it is stopped or full: then it holds whole cards, and its report says that there are more.
     *
     * @param wanted which files; those of a card are asked for once each
     * @param steps  told after each file
     * @return whether all cards are in it
     * @throws IOException when the target does not take it
     */
    boolean write(
        Iterator<CatalogueCard> cards,
        Wanted wanted,
        Options options,
        OutputStream out,
        Progress progress,
        Steps steps
    ) throws IOException, InterruptedException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.NO_COMPRESSION); // pictures and video are compressed already
        UniqueNames names = new UniqueNames();
        names.claim(REPORT);
        boolean stopped = false;
        while (!stopped && cards.hasNext()) {
            CatalogueCard card = cards.next();
            stopped = !card(card, wanted, options, new Entries(zip, names, options, card), progress, steps);
            if (!stopped) {
                progress.done(card.nmId());
                stopped = !steps.goOn(progress) || (limits.reached(progress) && cards.hasNext());
            }
        }
        zip.putNextEntry(new ZipEntry(REPORT));
        zip.write(report(progress, stopped).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        return !stopped;
    }

    /** @return false when it was stopped */
    private boolean card(
        CatalogueCard card,
        Wanted wanted,
        Options options,
        Entries entries,
        Progress progress,
        Steps steps
    ) throws IOException, InterruptedException {
        Deque<Ahead> pictures = new ArrayDeque<>();
        try {
            int next = 1;
            int last = options.photos() ? card.photos().size() : 0;
            while (next <= last || !pictures.isEmpty()) {
                while (next <= last && pictures.size() < AHEAD) {
                    int number = next++;
                    if (wanted.file(card.nmId(), number)) {
                        pictures.add(
                            new Ahead(number, submit(() -> fetch.photo(card.photos().get(number - 1), options.size())))
                        );
                    }
                }
                if (!pictures.isEmpty()) {
                    Ahead picture = pictures.removeFirst();
                    note(card, picture.number(), entries.write(picture.number(), result(picture.file())), progress);
                    if (!steps.goOn(progress)) {
                        return false;
                    }
                }
            }
        } finally {
            pictures.forEach(picture -> picture.file().cancel(true));
        }
        String video = card.video();
        if (video != null && options.video() != VideoChoice.NONE && wanted.file(card.nmId(), 0)) {
            Fetched fetched = fetch.video(video, options.video(), format -> entries.begin(0, format));
            entries.end();
            note(card, 0, fetched, progress);
        }
        return true;
    }

    private static void note(CatalogueCard card, int number, Fetched fetched, Progress progress) {
        switch (fetched) {
            case Fetched.Whole(var _, byte[] bytes) -> progress.written(bytes.length);
            case Fetched.Written(var _, long bytes) -> progress.written(bytes);
            case Fetched.Failed(String reason) -> progress.failed(
                new Failure(card.nmId(), card.vendorCode(), number, reason)
            );
        }
    }

    private <T> Future<T> submit(Callable<T> work) {
        return executor.submit(work);
    }

    private static Fetched result(Future<Fetched> file) throws IOException, InterruptedException {
        try {
            return file.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private static String report(Progress progress, boolean stopped) {
        StringBuilder text = new StringBuilder();
        if (stopped) {
            text.append("It was stopped: what follows the last card is missing.\r\n");
        }
        text.append(
            "Cards: %d\r\nFiles: %d\r\nFailed: %d\r\n".formatted(progress.cards(), progress.files(), progress.failed())
        );
        for (Failure failure : progress.failures()) {
            text.append(
                "%d\t%s\t%s\t%s\r\n".formatted(
                    failure.nmId(),
                    SafeName.of(failure.vendorCode()).value(),
                    failure.number() == 0 ? "video" : failure.number(),
                    failure.reason()
                )
            );
        }
        return text.toString();
    }

    private record Ahead(int number, Future<Fetched> file) {}

    /** Which files of a card are wanted. */
    @FunctionalInterface
    interface Wanted {
        Wanted ALL = (nmId, number) -> true;

        /** @param number of the photo, 0 for the video */
        boolean file(long nmId, int number);
    }

    /** Is told how it goes. */
    @FunctionalInterface
    interface Steps {
        /** @return false to stop */
        boolean goOn(Progress progress);
    }
}
