package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueSlice;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.media.inventory.CheckRuns.Place;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Checks the media of some cards or of a whole shop; goes on after a crash with the slice of cards it was at. */
final class CheckJob {

    static final String TYPE = "wb-media:check";
    private static final int SLICE = 50;
    private static final Duration REST = Duration.ofMinutes(1);
    /** While a check of a large shop goes on, who filters by what it finds sees it no later than this. */
    private static final Duration TELL = Duration.ofMinutes(2);
    /** The job's time is the database's, that of a check the host's. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    /** So many in a row that could not be asked for, and the CDN is left alone for a while. */
    private static final int TOO_MANY = 20;
    /** Trying again would not help. */
    private static final Set<ErrorCode> FINAL = EnumSet.of(ErrorCode.INVALID_INPUT, ErrorCode.PLUGIN_UNAVAILABLE);

    private final CardCatalogue catalogue;
    private final Probe probe;
    private final AssetStore store;
    private final InventoryChanges changes;
    private final CheckRuns runs;
    private final MediaAlerts alerts;
    private final Jobs jobs;
    private final ExecutorService executor;
    private final JsonMapper json;
    private final Clock clock;

    CheckJob(
        CardCatalogue catalogue,
        Probe probe,
        AssetStore store,
        InventoryChanges changes,
        CheckRuns runs,
        MediaAlerts alerts,
        Jobs jobs,
        ExecutorService executor,
        JsonMapper json,
        Clock clock
    ) {
        this.catalogue = catalogue;
        this.probe = probe;
        this.store = store;
        this.changes = changes;
        this.runs = runs;
        this.alerts = alerts;
        this.jobs = jobs;
        this.executor = executor;
        this.json = json;
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
        Scope scope = json.readValue(run.input(), Scope.class);
        Place place = runs.of(shop, run.jobId());
        Long total = scope.nmIds() == null ? null : (Long) (long) scope.nmIds().size();
        int unanswered = 0;
        Instant told = clock.instant();
        boolean more = true;
        try {
            while (more) {
                CatalogueSlice slice = slice(shop, scope, place.cursor());
                long done = place.done();
                long troubled = place.troubled();
                for (CatalogueCard card : slice.cards()) {
                    if (run.cancelled()) {
                        changes.found(shop);
                        return new JobResult.Cancelled();
                    }
                    List<Asset> assets = check(card);
                    store.save(shop, card.nmId(), assets);
                    boolean unknown = !assets.isEmpty() && assets.stream().allMatch(Asset::isUnknown);
                    unanswered = unknown ? unanswered + 1 : 0;
                    if (unanswered >= TOO_MANY) {
                        changes.found(shop);
                        return waiting();
                    }
                    done++;
                    troubled += assets.stream().anyMatch(Asset::isTrouble) ? 1 : 0;
                    run.progress(done, total, troubled, null);
                }
                place = new Place(slice.next(), done, troubled);
                more = slice.next() != null;
                if (more) {
                    runs.save(shop, run.jobId(), place);
                }
                if (more && clock.instant().isAfter(told.plus(TELL))) {
                    changes.found(shop);
                    told = clock.instant();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return waiting();
        } catch (IOException broken) {
            changes.found(shop);
            return waiting();
        } catch (VitrinaException refused) {
            changes.found(shop);
            if (!FINAL.contains(refused.code())) {
                Instant soon = clock.instant().plus(REST);
                return new JobResult.Waiting(
                    new Problem(FailureKind.UNAVAILABLE, String.valueOf(refused.getMessage()), soon),
                    soon
                );
            }
            // The filter asks for what nobody knows by now; it says itself what that is.
            return new JobResult.Failed(new Problem(FailureKind.REJECTED, String.valueOf(refused.getMessage()), null));
        }
        if (scope.isWholeShop()) {
            jobs.find(run.jobId()).ifPresent(job -> store.forget(shop, job.createdAt().minus(CLOCKS_APART)));
            changes.checked(shop);
        } else {
            changes.found(shop);
        }
        alerts.checked(shop, store.troubled(shop));
        return new JobResult.Succeeded(
            "%d cards, %d with missing or broken media".formatted(place.done(), place.troubled())
        );
    }

    /** The photos of a card at once, as many as the host lets. */
    private List<Asset> check(CatalogueCard card) throws IOException, InterruptedException {
        List<Callable<Asset>> checks = new ArrayList<>();
        for (int number = 1; number <= card.photos().size(); number++) {
            int photo = number;
            checks.add(() -> probe.photo(card, photo));
        }
        if (card.video() != null) {
            checks.add(() -> probe.video(card));
        }
        List<Asset> assets = new ArrayList<>();
        for (Future<Asset> check : executor.invokeAll(checks)) {
            try {
                assets.add(check.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
        return assets;
    }

    private CatalogueSlice slice(ShopId shop, Scope scope, @Nullable String cursor) {
        List<Long> nmIds = scope.nmIds();
        if (nmIds == null) {
            return catalogue.walk(shop, scope.filter(), cursor, SLICE);
        }
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + SLICE, nmIds.size());
        List<CatalogueCard> cards = new ArrayList<>(catalogue.find(shop, nmIds.subList(from, to)));
        cards.sort(Comparator.comparingLong(CatalogueCard::nmId));
        return new CatalogueSlice(cards, to < nmIds.size() ? Integer.toString(to) : null);
    }

    private JobResult waiting() {
        Instant soon = clock.instant().plus(REST);
        return new JobResult.Waiting(
            new Problem(FailureKind.UNAVAILABLE, "Wildberries' media hosts do not answer", soon),
            soon
        );
    }

    /** @param nmIds these cards; null for those that pass the filter, or without one for all */
    record Scope(@Nullable List<Long> nmIds, @Nullable String filter) {
        private boolean isWholeShop() {
            return nmIds == null && filter == null;
        }
    }
}
