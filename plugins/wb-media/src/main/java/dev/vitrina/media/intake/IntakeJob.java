package dev.vitrina.media.intake;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.media.arrange.WantedFile;
import dev.vitrina.media.intake.IntakeRun.Trouble;
import dev.vitrina.media.intake.IntakeStore.Taken;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.springframework.dao.DataAccessException;

/** Looks at the bundles of one shop, one after the other. What is fit is kept, so that a draft needs no second look. */
final class IntakeJob {

    static final String TYPE = "wb-media:intake";
    private static final int MOST_ATTEMPTS = 3;
    private static final Logger LOG = System.getLogger(IntakeJob.class.getName());

    private final IntakeStore store;
    private final Intake intake;
    private final Uploads uploads;
    private final Clock clock;

    IntakeJob(IntakeStore store, Intake intake, Uploads uploads, Clock clock) {
        this.store = store;
        this.intake = intake;
        this.uploads = uploads;
        this.clock = clock;
    }

    JobDefinition definition() {
        return new JobDefinition(TYPE, null, this::run);
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null) {
            return new JobResult.Succeeded("Nothing to do without a shop");
        }
        int looked = 0;
        for (Optional<Taken> next = store.take(shop); next.isPresent(); next = store.take(shop)) {
            try {
                look(run, shop, next.get());
            } catch (CancellationException cancelled) {
                store.cancel(shop, next.get().id());
                if (run.cancelled()) {
                    return new JobResult.Cancelled();
                }
            } catch (InterruptedIOException stopping) {
                store.later(next.get().id());
                Thread.currentThread().interrupt();
                Instant soon = clock.instant().plusSeconds(1);
                return new JobResult.Waiting(
                    new Problem(FailureKind.UNAVAILABLE, "The host stops; it goes on afterwards", soon),
                    soon
                );
            }
            looked++;
        }
        return new JobResult.Succeeded("%d bundles of files".formatted(looked));
    }

    /** @throws CancellationException when somebody asked for that */
    private void look(JobRun run, ShopId shop, Taken taken) throws InterruptedIOException {
        List<String> kept = new ArrayList<>();
        boolean isReady = false;
        try (Source source = source(shop, taken)) {
            Intake.Taken found = intake.take(
                shop,
                source,
                taken.bundle().mode(),
                (name, format, bytes) -> {
                    WantedFile file = uploads.keep(shop, name, format, bytes);
                    kept.add(file.id());
                    return file;
                },
                (done, total) -> goOn(run, taken, done, total)
            );
            isReady = store.ready(taken.id(), found);
        } catch (CancellationException | DataAccessException | InterruptedIOException endsIt) {
            throw endsIt;
        } catch (BadArchiveException bad) {
            store.failed(taken.id(), new Trouble(bad.flaw().name(), null));
        } catch (VitrinaException refused) {
            store.failed(taken.id(), new Trouble(refused.code().name(), refused.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Intake " + taken.id() + " of shop " + shop + " failed", e);
            store.failed(taken.id(), new Trouble("INTAKE_FAILED", null));
        } finally {
            if (!isReady) {
                kept.forEach(file -> uploads.forget(shop, file));
            }
        }
    }

    private Source source(ShopId shop, Taken taken) throws IOException, BadArchiveException {
        if (taken.attempts() > MOST_ATTEMPTS) {
            throw new IOException("It was begun %d times and never ended".formatted(MOST_ATTEMPTS));
        }
        return uploads.of(shop, taken.bundle());
    }

    private void goOn(JobRun run, Taken taken, int done, int total) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        if (run.cancelled() || !store.progress(taken.id(), done, total)) {
            throw new CancellationException();
        }
        run.progress(done, (long) total, 0, null);
    }
}
