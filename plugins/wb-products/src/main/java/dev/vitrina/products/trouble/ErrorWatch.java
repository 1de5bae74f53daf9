package dev.vitrina.products.trouble;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import dev.vitrina.products.alert.CatalogueAlerts;
import dev.vitrina.products.fresh.ErrorList;
import dev.vitrina.products.fresh.ErrorList.Look;
import dev.vitrina.products.trouble.ErrorPlaces.Places;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of errors that Wildberries found in cards since the last look. The list is read past the cache: an answer kept for an
 * hourly look would be an old one to the person who opens the list minutes later.
 */
public final class ErrorWatch {

    public static final String TYPE = "wb-products:card-errors";

    private static final Schedule HOURLY = new Schedule(Duration.ofHours(1), 0.2, Shops.WITH_ACCEPTED_CREDENTIAL);

    /** The next turn goes on from the same place, so that nothing is lost. */
    private static final JobResult NOT_NOW = new JobResult.Succeeded("The list cannot be read now");

    private final ErrorList list;
    private final ErrorPlaces places;
    private final CardErrors shown;
    private final CatalogueAlerts alerts;

    public ErrorWatch(ErrorList list, ErrorPlaces places, CardErrors shown, CatalogueAlerts alerts) {
        this.list = list;
        this.places = places;
        this.shown = shown;
        this.alerts = alerts;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, HOURLY, this::run);
    }

    JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null) {
            return new JobResult.Succeeded("The shop is gone");
        }
        Optional<Places> known = places.of(shop);
        return known.isPresent() ? look(shop, known.get()) : begin(shop);
    }

    /** Errors from before this shop came here are no news. */
    private JobResult begin(ShopId shop) {
        Optional<String> end = list.end(shop, Priority.MIRROR);
        end.ifPresent(place -> places.keep(shop, new Places(place, null)));
        return end.isPresent() ? new JobResult.Succeeded("Errors are told of from here on") : NOT_NOW;
    }

    private JobResult look(ShopId shop, Places known) {
        Optional<Look> look = list.after(shop, known.place(), Priority.MIRROR);
        if (look.isEmpty()) {
            return NOT_NOW;
        }
        int found = look.get().errors().size();
        String alertFrom = known.alertFrom();
        if (found > 0) {
            // Whoever follows the alert is to find them.
            shown.readAnew(shop);
            alerts.errors(shop, look.get().errors().keySet().stream().sorted().toList());
            // One alert stands for those before it too, until all of them are gone.
            alertFrom = alertFrom == null ? known.place() : alertFrom;
        } else if (mended(shop, alertFrom)) {
            alerts.noErrors(shop);
            alertFrom = null;
        }
        places.keep(shop, new Places(look.get().place(), alertFrom));
        return new JobResult.Succeeded(found + " new");
    }

    /** What was told of has left the list; older errors, which were no news, do not keep an alert standing. */
    private boolean mended(ShopId shop, @Nullable String alertFrom) {
        return alertFrom == null
            ? list.end(shop, Priority.MIRROR).filter(ErrorList.EMPTY::equals).isPresent()
            : list
                .after(shop, alertFrom, Priority.MIRROR)
                .filter(told -> told.errors().isEmpty())
                .isPresent();
    }
}
