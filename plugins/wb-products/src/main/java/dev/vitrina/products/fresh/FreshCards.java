package dev.vitrina.products.fresh;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.products.card.CardJson;
import dev.vitrina.products.card.CardPage.Sent;
import dev.vitrina.products.card.CardReader;
import dev.vitrina.products.card.MalformedCardException;
import dev.vitrina.products.mirror.CardRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards as fresh as can be had at a reasonable price. A hundred calls a minute read a hundred single cards, or by the list all that changed since
 * the last run: a few cards are read one by one, many from the mirror after an incremental run.
 */
public final class FreshCards {

    /** So many are read one by one: a second or two of the quota. */
    public static final int FEW = 10;

    /** A run that ended so shortly before needs no other. */
    private static final Duration JUST_NOW = Duration.ofSeconds(2);

    /** What may be taken for the present while a run that others started is under way. */
    private static final Duration TOLERABLE = Duration.ofMinutes(5);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final CardLookup lookup;
    private final RowMirror<Sent> mirror;
    private final CardRows rows;
    private final CardJson json;
    private final Clock clock;

    public FreshCards(CardLookup lookup, RowMirror<Sent> mirror, CardRows rows, CardJson json, Clock clock) {
        this.lookup = lookup;
        this.mirror = mirror;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    public FreshAnswer<Long> read(ShopId shop, Collection<Long> nmIds, Priority priority) {
        if (nmIds.size() <= FEW) {
            return lookup.byNmId(shop, nmIds, priority);
        }
        Problem problem = refreshed(shop);
        if (problem != null) {
            Instant retryAt = problem.retryAt();
            return new FreshAnswer.NotNow<>(problem, retryAt == null ? clock.instant().plus(SOON) : retryAt);
        }
        return new FreshAnswer.Cards<>(mirrored(shop, nmIds), true);
    }

    /** However many, each as Wildberries answers now: for what is going to be overwritten. It may take a minute for each hundred. */
    public FreshAnswer<Long> atWildberries(ShopId shop, Collection<Long> nmIds, Priority priority) {
        return lookup.manyByNmId(shop, nmIds, priority);
    }

    /** What the mirror holds, as it is. */
    public Map<Long, FreshCard> mirrored(ShopId shop, Collection<Long> nmIds) {
        Map<Long, FreshCard> found = new HashMap<>();
        rows
            .documents(shop, nmIds)
            .forEach((nmId, document) -> {
                try {
                    ObjectNode card = (ObjectNode) json.stored(document);
                    found.put(nmId, new FreshCard(CardReader.read(shop, card), card));
                } catch (MalformedCardException e) {
                    throw new IllegalStateException("The stored card " + nmId + " cannot be read", e);
                }
            });
        return found;
    }

    /** How many cards the mirror holds. */
    public long cards(ShopId shop) {
        return mirror.status(shop.value()).rows();
    }

    /** Brings the mirror up to date; gives why that cannot be. */
    public @Nullable Problem refreshed(ShopId shop) {
        MirrorStatus status = mirror.status(shop.value());
        if (!status.complete()) {
            return new Problem(
                FailureKind.UNAVAILABLE,
                "The catalogue has not been read yet",
                clock.instant().plus(SOON)
            );
        }
        Duration age = status.freshness(JUST_NOW).age();
        if (age.compareTo(JUST_NOW) <= 0) {
            return null;
        }
        try {
            SyncRun run = mirror.sync(shop.value(), SyncMode.INCREMENTAL, _ -> {});
            Problem problem = run.problem();
            return problem == null || age.compareTo(TOLERABLE) <= 0 ? null : problem;
        } catch (SyncInProgressException e) {
            return age.compareTo(TOLERABLE) <= 0
                ? null
                : new Problem(FailureKind.UNAVAILABLE, "The catalogue is just being read", clock.instant().plus(SOON));
        }
    }
}
