package dev.vitrina.products.sync;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.products.alert.CatalogueAlerts;
import dev.vitrina.products.alert.CatalogueAlerts.Cause;
import dev.vitrina.products.alert.CatalogueAlerts.Gone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people how a sync ended, where that is something to know of. */
final class SyncTold {

    /** Short outages are none of anybody's business. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Of the latest changes: a walk notes what it removes at its end. */
    private static final int LOOKED_AT = 50;

    private final Mirror mirror;
    private final CatalogueAlerts alerts;

    SyncTold(Mirror mirror, CatalogueAlerts alerts) {
        this.mirror = mirror;
        this.alerts = alerts;
    }

    void refused(ShopId shop) {
        alerts.unread(shop, Cause.TOKEN_REFUSED, "");
    }

    /** @param shop as it is after the run: whether its token is still accepted */
    void ended(Shop shop, SyncRun run) {
        switch (run.outcome()) {
            case COMPLETED -> {
                alerts.read(shop.id());
                if (run.mode() == SyncMode.FULL) {
                    alerts.removed(shop.id(), run.deleted(), gone(shop.id(), run));
                }
            }
            case COMPLETED_WITHOUT_DELETING -> alerts.read(shop.id());
            case INTERRUPTED -> interrupted(shop, run.problem());
            case CANCELLED -> {
                // Somebody wanted that.
            }
            case null -> {
                // The host stops.
            }
        }
    }

    private void interrupted(Shop shop, @Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        switch (problem.kind()) {
            // The host marks the shop when the token itself is refused, and leaves it when only this method is closed to it.
            case UNAUTHORISED -> alerts.unread(
                shop.id(),
                shop.state() == Shop.State.CONNECTED ? Cause.CONTENT_FORBIDDEN : Cause.TOKEN_REFUSED,
                problem.message()
            );
            case REJECTED -> alerts.unread(shop.id(), Cause.REFUSED, problem.message());
            case RATE_LIMITED, UNAVAILABLE, MALFORMED, TIMEOUT -> waiting(shop, problem);
        }
    }

    /** Told as soon as it is certain that the catalogue will be old: Wildberries may name a time that is hours away. */
    private void waiting(Shop shop, Problem problem) {
        MirrorStatus status = mirror.status(shop.id().value());
        Instant since = status.asOf() == null ? shop.createdAt() : status.asOf();
        Instant next = problem.retryAt() == null ? status.readAt() : problem.retryAt();
        if (since.plus(LONG).isBefore(next)) {
            alerts.stuck(shop.id(), since);
        }
    }

    private List<Gone> gone(ShopId shop, SyncRun run) {
        if (run.deleted() == 0) {
            return List.of();
        }
        return mirror
            .latest(shop.value(), null, LOOKED_AT)
            .stream()
            .filter(change -> change.kind() == MirrorChange.Kind.REMOVED)
            .filter(change -> change.run() != null && change.run() == run.id())
            .map(change -> new Gone(change.row(), Long.toString(change.row())))
            .toList();
    }
}
