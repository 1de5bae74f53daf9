package dev.vitrina.core.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.change.SendingStops.Stop;
import dev.vitrina.core.change.StoredSet.Person;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Stops all sending at once, of a shop or of the whole installation, and lets it go on. Whether one may is asked before. */
final class SendingSwitch {

    private final SendingStops stops;
    private final ChangeWorkers workers;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SendingSwitch(SendingStops stops, ChangeWorkers workers, TransactionTemplate transaction, InstantSource clock) {
        this.stops = stops;
        this.workers = workers;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<Stop> stops() {
        return stops.all();
    }

    /** When this returns no batch starts any more; what has started is followed to its end. */
    void stop(@Nullable ShopId shop, String reason, Person by) {
        transaction.executeWithoutResult(status -> {
            var unused = stops.stop(new Stop(shop, reason, clock.instant(), by));
        });
    }

    /** @return whether it was stopped */
    boolean goOn(@Nullable ShopId shop) {
        boolean was = Boolean.TRUE.equals(transaction.execute(status -> stops.goOn(shop)));
        workers.wakeAll(shop);
        return was;
    }
}
