package dev.vitrina.pricing.good;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import dev.vitrina.pricing.good.GoodJson.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads goods at Wildberries as they are now, up to a thousand with one call ({@code POST /api/v2/list/goods/filter}, WB items spec). What has changed goes
 * into the mirror, so that screens show it at once.
 */
public final class FreshGoods {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** So many calls the gateway keeps for people, where a burst has more than them. */
    private static final int LEFT_TO_PEOPLE = 2;

    private final UpstreamGateway gateway;
    private final GoodJson json;
    private final RowMirror<Sent> mirror;
    private final GoodStore store;
    private final Clock clock;

    public FreshGoods(UpstreamGateway gateway, GoodJson json, RowMirror<Sent> mirror, GoodStore store, Clock clock) {
        this.gateway = gateway;
        this.json = json;
        this.mirror = mirror;
        this.store = store;
        this.clock = clock;
    }

    /** What came of reading. */
    public sealed interface Answer {
        /** By nmId; those that Wildberries does not know, or nobody can read, are missing. */
        record Read(Map<Long, Good> goods) implements Answer {
            public Read {
                goods = Map.copyOf(goods);
            }
        }

        record NotNow(Problem problem, Instant retryAt) implements Answer {}
    }

    /** @param nmIds at most {@link PriceMethods#MOST} */
    public Answer read(ShopId shop, Collection<Long> nmIds, Priority priority) {
        if (nmIds.isEmpty()) {
            return new Answer.Read(Map.of());
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        nmIds.stream().distinct().forEach(body.putArray("nmList")::add);
        Outcome outcome = gateway.call(
            shop,
            PriceMethods.GOODS_BY_ID,
            UpstreamRequest.json(json.write(body)),
            priority,
            PATIENCE
        );
        if (!(outcome instanceof Outcome.Ok ok)) {
            return notNow(outcome.failure());
        }
        try {
            Map<Long, Good> goods = new HashMap<>();
            Map<Long, Good> mirrored = store.find(shop, nmIds);
            Map<Long, Sent> changed = new HashMap<>();
            for (Sent sent : json.page(ok.body()).goods()) {
                Good good = sent.good();
                if (!good.equals(mirrored.get(good.nmId()))) {
                    changed.put(good.nmId(), sent);
                }
                goods.put(good.nmId(), good);
            }
            mirror.putAll(shop.value(), changed.values());
            return new Answer.Read(goods);
        } catch (MalformedAnswerException malformed) {
            return notNow(new Outcome.Failure(FailureKind.MALFORMED, String.valueOf(malformed.getMessage()), null));
        }
    }

    /** As {@link #read}, of any number of goods with as many calls as that takes: all of them, or none. */
    public Answer readAll(ShopId shop, Collection<Long> nmIds, Priority priority) {
        List<Long> all = nmIds.stream().distinct().toList();
        Map<Long, Good> goods = new HashMap<>();
        for (int from = 0; from < all.size(); from += PriceMethods.MOST) {
            Answer answer = read(shop, all.subList(from, Math.min(from + PriceMethods.MOST, all.size())), priority);
            if (!(answer instanceof Answer.Read(var some))) {
                return answer;
            }
            goods.putAll(some);
        }
        return new Answer.Read(goods);
    }

    /** Whether so many readings for what people do not wait at would themselves have to wait for the quota. */
    public boolean waits(ShopId shop, int calls) {
        return gateway
            .quota(shop, PriceMethods.GOODS_BY_ID)
            .filter(level -> level.left() < calls + Math.clamp(level.quota().burst() - 2L, 0, LEFT_TO_PEOPLE))
            .isPresent();
    }

    /** Whether several readings can be made in a row: a token of a few calls an hour makes them one at a time. */
    public boolean isQuick(ShopId shop) {
        return gateway
            .quota(shop, PriceMethods.GOODS_BY_ID)
            .filter(level -> level.quota().burst() <= LEFT_TO_PEOPLE)
            .isEmpty();
    }

    private Answer.NotNow notNow(Outcome.@Nullable Failure failure) {
        Outcome.Failure why = failure == null
            ? new Outcome.Failure(FailureKind.MALFORMED, "Wildberries sent no prices", null)
            : failure;
        Duration wait = why.retryAfter();
        Instant retryAt = clock.instant().plus(wait == null ? SOON : wait);
        return new Answer.NotNow(new Problem(why.kind(), why.message(), retryAt), retryAt);
    }
}
