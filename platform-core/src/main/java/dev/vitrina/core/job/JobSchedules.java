package dev.vitrina.core.job;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.ScheduleStore.Due;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts scheduled work shop by shop: at once when a shop is new, then a pause after each end. The row's lock makes it one start in
 * the cluster; a start while the job is active is dropped by the job table's unique index.
 */
final class JobSchedules {

    private static final int BATCH = 50;
    /** A run that ends sets its own next time; this one only counts when the replica dies at the wrong moment. */
    private static final Duration SAFETY = Duration.ofMinutes(1);

    private final JobCatalogue catalogue;
    private final ScheduleStore store;
    private final ShopDirectory shops;
    private final TransactionTemplate transaction;

    JobSchedules(JobCatalogue catalogue, ScheduleStore store, ShopDirectory shops, TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.store = store;
        this.shops = shops;
        this.transaction = transaction;
    }

    /** Gives every shop its rows. */
    void reconcile() {
        List<JobDefinition> scheduled = catalogue.scheduled();
        if (scheduled.isEmpty()) {
            return;
        }
        List<ShopId> all = shops.all().stream().map(Shop::id).toList();
        scheduled.forEach(definition -> store.ensure(definition.type(), all, longest(definition.schedule())));
    }

    /** Starts what is due. */
    void startDue(Starter starter) {
        Map<String, JobDefinition> types = catalogue
            .scheduled()
            .stream()
            .collect(Collectors.toMap(JobDefinition::type, Function.identity(), (a, b) -> a));
        if (types.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            for (Due due : store.due(types.keySet(), BATCH)) {
                JobDefinition definition = types.get(due.type());
                store.next(due.type(), due.shop(), pause(definition, due.shop()).plus(SAFETY));
                if (hasItsTurn(definition, due.shop())) {
                    starter.start(due.type(), due.shop());
                }
            }
        });
    }

    private boolean hasItsTurn(@Nullable JobDefinition definition, ShopId id) {
        Schedule schedule = definition == null ? null : definition.schedule();
        if (schedule == null || schedule.shops() == JobDefinition.Shops.ALL) {
            return true;
        }
        return shops
            .find(id)
            .map(shop -> shop.state() == Shop.State.CONNECTED)
            .orElse(false);
    }

    /** A run has ended: the pause begins. */
    void ended(JobDefinition definition, @Nullable ShopId shop) {
        if (shop != null && definition.schedule() != null) {
            store.next(definition.type(), shop, pause(definition, shop));
        }
    }

    void forget(ShopId shop) {
        store.forget(shop);
    }

    /** The same for a shop each time, so that shops stay apart. */
    static Duration pause(@Nullable JobDefinition definition, ShopId shop) {
        Schedule schedule = definition == null ? null : definition.schedule();
        if (schedule == null) {
            return Duration.ZERO;
        }
        double place = Math.floorMod(Long.hashCode(shop.value() * 0x9E3779B97F4A7C15L), 1000) / 500.0 - 1;
        return schedule.every().plusNanos((long) (schedule.every().toNanos() * schedule.jitter() * place));
    }

    private static Duration longest(@Nullable Schedule schedule) {
        return schedule == null
            ? SAFETY
            : schedule.every().plusNanos((long) (schedule.every().toNanos() * schedule.jitter())).plus(SAFETY);
    }

    /** Starts a job unless one of its kind and shop is active. */
    @FunctionalInterface
    interface Starter {
        void start(String type, ShopId shop);
    }
}
