package dev.vitrina.tables.export;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.tables.RowSink;
import dev.vitrina.tables.export.ExportStore.Taken;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.dao.DataAccessException;

/** Makes the exports of one shop, one after the other; rows are written as they come, so that memory does not grow with them. */
public final class ExportJob<R extends TableRequest> {

    private static final Duration KEEP = Duration.ofHours(24);
    private static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = System.getLogger(ExportJob.class.getName());

    private final String type;
    private final ExportStore<R> exports;
    private final ExportContent<R> content;
    private final FileStore files;
    private final Clock clock;

    public ExportJob(String type, ExportStore<R> exports, ExportContent<R> content, FileStore files, Clock clock) {
        this.type = type;
        this.exports = exports;
        this.content = content;
        this.files = files;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(type, null, this::run);
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
                exports.cancelled(export.id());
                return new JobResult.Cancelled();
            } catch (InterruptedIOException stopping) {
                return later(export);
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
        return problem == null
            ? new JobResult.Succeeded("%d %s".formatted(made, content.unit()))
            : new JobResult.Failed(problem);
    }

    /** The host stops: it is taken up again from its beginning, here or on another replica. */
    private JobResult later(Taken export) {
        exports.later(export.id());
        Thread.currentThread().interrupt();
        Instant soon = clock.instant().plusSeconds(1);
        return new JobResult.Waiting(new Problem(FailureKind.UNAVAILABLE, "The export was interrupted", soon), soon);
    }

    private Problem failed(Taken export, String why) {
        exports.failed(export.id(), why);
        return new Problem(FailureKind.REJECTED, why, null);
    }

    private long make(JobRun run, ShopId shop, Taken export) throws IOException {
        if (export.attempts() > MOST_ATTEMPTS) {
            throw new IOException("The export was begun %d times and never ended".formatted(MOST_ATTEMPTS));
        }
        R request = exports.request(export);
        FileDraft draft = new FileDraft(
            shop,
            "%1$s-%2$tY-%2$tm-%2$td-%3$d.%4$s".formatted(
                content.fileName(),
                clock.instant().atOffset(ZoneOffset.UTC),
                export.id(),
                request.format().extension()
            ),
            request.format().contentType(),
            KEEP,
            content.permission()
        );
        long[] written = { 0 };
        StoredFile file = files.write(draft, out -> written[0] = write(run, shop, request, out));
        exports.done(export.id(), file, written[0]);
        return written[0];
    }

    private long write(JobRun run, ShopId shop, R request, OutputStream out) throws IOException {
        try (RowSink sink = request.format().open(out)) {
            ExportRows rows = new ExportRows(run, sink);
            content.write(shop, request, rows);
            return rows.written();
        }
    }
}
