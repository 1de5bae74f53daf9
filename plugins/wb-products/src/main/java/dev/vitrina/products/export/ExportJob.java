package dev.vitrina.products.export;

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
import dev.vitrina.products.card.Card;
import dev.vitrina.products.condition.ConditionCopies;
import dev.vitrina.products.export.ExportStore.Taken;
import dev.vitrina.products.search.CardDirectory;
import dev.vitrina.products.search.CardFilter;
import dev.vitrina.tables.RowSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Makes the exports of one shop, one after the other. What is to be in a file is settled at its beginning, by id; the cards are read
 * page by page and written as they come, so memory does not grow with them.
 */
public final class ExportJob {

    public static final String TYPE = "wb-products:export";
    static final String PERMISSION = "wb-products:read";
    private static final Duration KEEP = Duration.ofHours(24);
    private static final int PAGE = 500;
    private static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = System.getLogger(ExportJob.class.getName());

    private final ExportStore exports;
    private final CardDirectory cards;
    private final ConditionCopies conditions;
    private final FileStore files;
    private final Texts texts;

    public ExportJob(
        ExportStore exports,
        CardDirectory cards,
        ConditionCopies conditions,
        FileStore files,
        Texts texts
    ) {
        this.exports = exports;
        this.cards = cards;
        this.conditions = conditions;
        this.files = files;
        this.texts = texts;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, null, this::run);
    }

    JobResult run(JobRun run) {
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
                if (export.attempts() > MOST_ATTEMPTS) {
                    throw new IOException("The export was begun %d times and never ended".formatted(MOST_ATTEMPTS));
                }
                made += make(run, shop, export);
            } catch (CancellationException cancelled) {
                exports.cancelled(export.id());
                return new JobResult.Cancelled();
            } catch (InterruptedIOException stopping) {
                // The host stops: it is taken up again from its beginning, here or on another replica.
                exports.later(export.id());
                Thread.currentThread().interrupt();
                Instant soon = Instant.now().plusSeconds(1);
                return new JobResult.Waiting(
                    new Problem(FailureKind.UNAVAILABLE, "The export was interrupted", soon),
                    soon
                );
            } catch (DataAccessException away) {
                // Nothing can be noted now, and the next one would fare no better.
                throw away;
            } catch (VitrinaException | IOException e) {
                problem = failed(export, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Export " + export.id() + " of shop " + shop + " failed", e);
                problem = failed(export, "The export failed: " + e.getClass().getSimpleName());
            }
            next = exports.take(shop);
        }
        return problem == null ? new JobResult.Succeeded("%d cards".formatted(made)) : new JobResult.Failed(problem);
    }

    private Problem failed(Taken export, String why) {
        exports.failed(export.id(), why);
        return new Problem(FailureKind.REJECTED, why, null);
    }

    private long make(JobRun run, ShopId shop, Taken export) throws IOException {
        ExportRequest request = exports.request(export);
        long[] ids = ids(shop, request);
        Instant now = Instant.now();
        FileDraft draft = new FileDraft(
            shop,
            "products-%1$tY-%1$tm-%1$td-%2$d.%3$s".formatted(
                now.atOffset(ZoneOffset.UTC),
                export.id(),
                request.format().extension()
            ),
            request.format().contentType(),
            KEEP,
            PERMISSION
        );
        long[] written = { 0 };
        StoredFile file = files.write(draft, out -> written[0] = write(run, shop, request, ids, out));
        exports.done(export.id(), file, written[0]);
        return written[0];
    }

    private long[] ids(ShopId shop, ExportRequest request) {
        List<Long> chosen = request.nmIds();
        if (chosen != null) {
            return chosen.stream().mapToLong(Long::longValue).toArray();
        }
        CardFilter filter = request.filter();
        // It may have waited so long that what is known of cards went with its plugin: the file would come out empty, or hold every card.
        return conditions.reading(shop, filter.content().conditions().all(), () ->
            cards.ids(shop, filter, request.order())
        );
    }

    private long write(JobRun run, ShopId shop, ExportRequest request, long[] ids, OutputStream out)
        throws IOException {
        Locale locale = Locale.forLanguageTag(request.language());
        try (RowSink rows = request.format().open(out)) {
            List<@Nullable Object> headings = new ArrayList<>();
            request.columns().forEach(column -> headings.add(texts.in(locale, "column." + column)));
            rows.row(headings);
            long written = 0;
            for (int from = 0; from < ids.length; from += PAGE) {
                if (run.cancelled()) {
                    throw new CancellationException();
                }
                if (Thread.interrupted()) {
                    throw new InterruptedIOException();
                }
                // Cards that went meanwhile are missing.
                List<Long> page = Arrays.stream(ids, from, Math.min(from + PAGE, ids.length)).boxed().toList();
                for (Card card : cards.find(shop, page)) {
                    rows.row(row(card, request.columns()));
                    written++;
                }
                run.progress(Math.min((long) from + PAGE, ids.length), (long) ids.length, 0, null);
            }
            return written;
        }
    }

    private static List<@Nullable Object> row(Card card, List<ExportColumn> columns) {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        columns.forEach(column -> row.add(column.of(card)));
        return row;
    }
}
