package dev.vitrina.pricing.export;

import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.export.HistoryExportStore.Taken;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.history.HistoryReads;
import dev.vitrina.pricing.history.PricePeriod;
import dev.vitrina.tables.RowSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Makes the exports of one shop, one after the other; some goods at a time are read and written as they come, so that memory does not grow with them. */
public final class HistoryExportJob {

    public static final String TYPE = "wb-pricing:history-export";

    private static final String PERMISSION = "wb-pricing:read";
    private static final Duration KEEP = Duration.ofHours(24);
    private static final int GOODS = 100;
    private static final int MOST_ATTEMPTS = 5;

    private final HistoryExportStore exports;
    private final HistoryReads history;
    private final GoodStore goods;
    private final ChangeSets changeSets;
    private final FileStore files;
    private final Texts texts;
    private final Clock clock;

    public HistoryExportJob(
        HistoryExportStore exports,
        HistoryReads history,
        GoodStore goods,
        ChangeSets changeSets,
        FileStore files,
        Texts texts,
        Clock clock
    ) {
        this.exports = exports;
        this.history = history;
        this.goods = goods;
        this.changeSets = changeSets;
        this.files = files;
        this.texts = texts;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, null, this::run);
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null) {
            return new JobResult.Succeeded("The shop is gone");
        }
        long made = 0;
        Problem problem = null;
        Optional<Taken> next = exports.take(shop);
        while (next.isPresent()) {
            Taken export = next.get();
            try {
                made += make(run, shop, export);
            } catch (CancellationException cancelled) {
                exports.end(export.id(), HistoryExport.State.CANCELLED, null);
                return new JobResult.Cancelled();
            } catch (InterruptedIOException stopping) {
                // The host stops: it is taken up again from its beginning, here or on another replica.
                exports.later(export.id());
                Thread.currentThread().interrupt();
                Instant soon = clock.instant().plusSeconds(1);
                return new JobResult.Waiting(
                    new Problem(FailureKind.UNAVAILABLE, "The export was interrupted", soon),
                    soon
                );
            } catch (VitrinaException | IOException failed) {
                String why = String.valueOf(failed.getMessage());
                exports.end(export.id(), HistoryExport.State.FAILED, why);
                problem = new Problem(FailureKind.REJECTED, why, null);
            }
            next = exports.take(shop);
        }
        return problem == null ? new JobResult.Succeeded("%d rows".formatted(made)) : new JobResult.Failed(problem);
    }

    private long make(JobRun run, ShopId shop, Taken export) throws IOException {
        if (export.attempts() > MOST_ATTEMPTS) {
            throw new IOException("The export was begun %d times and never ended".formatted(MOST_ATTEMPTS));
        }
        HistoryRequest request = exports.request(export);
        FileDraft draft = new FileDraft(
            shop,
            "prices-%1$tY-%1$tm-%1$td-%2$d.%3$s".formatted(
                clock.instant().atOffset(ZoneOffset.UTC),
                export.id(),
                request.format().extension()
            ),
            request.format().contentType(),
            KEEP,
            PERMISSION
        );
        long[] written = { 0 };
        StoredFile file = files.write(draft, out -> written[0] = write(run, shop, request, out));
        exports.done(export.id(), file, written[0]);
        return written[0];
    }

    private long write(JobRun run, ShopId shop, HistoryRequest request, OutputStream out) throws IOException {
        HistoryRows rows = new HistoryRows(changeSets, texts, shop, Locale.forLanguageTag(request.language()));
        try (RowSink sink = request.format().open(out)) {
            sink.row(rows.headings());
            long written = 0;
            long done = 0;
            List<Long> some = goods(shop, request, 0, 0);
            while (!some.isEmpty()) {
                if (run.cancelled()) {
                    throw new CancellationException();
                }
                if (Thread.interrupted()) {
                    throw new InterruptedIOException();
                }
                for (PricePeriod period : history.of(shop, some)) {
                    for (List<@Nullable Object> row : rows.of(period)) {
                        sink.row(row);
                        written++;
                    }
                }
                done += some.size();
                run.progress(done, null, 0, null);
                some = goods(shop, request, done, some.getLast());
            }
            return written;
        }
    }

    /** The next goods after so many of those that were named, or after the last one of those that the list finds. */
    private List<Long> goods(ShopId shop, HistoryRequest request, long done, long last) {
        List<Long> named = request.nmIds();
        if (named == null) {
            return goods.ids(shop, request.filter(), last, GOODS);
        }
        int from = (int) done;
        return named.subList(from, Math.min(from + GOODS, named.size()));
    }
}
