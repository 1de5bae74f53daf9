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
import java.time.Duration;
import java.util.Optional;

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
        Optional<String> place = places.of(shop);
        return place.isPresent() ? look(shop, place.get()) : begin(shop);
    }

    /** Errors from before this shop came here are no news. */
    private JobResult begin(ShopId shop) {
        Optional<String> end = list.end(shop, Priority.MIRROR);
        end.ifPresent(place -> places.keep(shop, place));
        return end.isPresent() ? new JobResult.Succeeded("Errors are told of from here on") : NOT_NOW;
    }

    private JobResult look(ShopId shop, String place) {
        Optional<Look> look = list.after(shop, place, Priority.MIRROR);
        if (look.isEmpty()) {
            return NOT_NOW;
        }
        int found = look.get().errors().size();
        if (found > 0) {
            // Whoever follows the alert is to find them.
            shown.readAnew(shop);
            alerts.errors(shop, look.get().errors().keySet().stream().sorted().toList());
        } else if (list.end(shop, Priority.MIRROR).filter(ErrorList.EMPTY::equals).isPresent()) {
            alerts.noErrors(shop);
        }
        places.keep(shop, look.get().place());
        return new JobResult.Succeeded(found + " new");
    }
}
