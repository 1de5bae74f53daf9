package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.OffsetPages;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.quarantine.QuarantineJson.Sent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pages of {@code GET /api/v2/quarantine/goods}, by offset; a page that is not full is the last (WB items spec). */
final class QuarantineSource implements OffsetPages.OffsetReader<Sent> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of who waits for an answer about goods that were just sent. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    /** Goods that may leave the quarantine while a page is read. */
    private static final int OVERLAP = 20;

    /** More in quarantine than this is looked through by the job alone. */
    private static final int MOST_PAGES = 3;

    private final UpstreamGateway gateway;
    private final QuarantineJson json;

    QuarantineSource(UpstreamGateway gateway, QuarantineJson json) {
        this.gateway = gateway;
        this.json = json;
    }

    OffsetPages<Sent> pages() {
        return new OffsetPages<>(this, sent -> sent.held().nmId(), PriceMethods.MOST, OVERLAP);
    }

    @Override
    public PageResult<Sent> read(PageQuery query, long offset, int limit) {
        Outcome outcome = call(new ShopId(query.tenant()), offset, limit, query.priority(), PATIENCE);
        if (outcome instanceof Outcome.Ok ok) {
            return page(ok.body(), limit);
        }
        Outcome.Failure failure = outcome.failure();
        return failure == null
            ? new PageResult.Failed<>(FailureKind.MALFORMED, "Wildberries sent no list of what it holds", null)
            : new PageResult.Failed<>(failure.kind(), failure.message(), failure.retryAfter());
    }

    private PageResult<Sent> page(byte[] body, int limit) {
        try {
            QuarantineJson.Page page = json.page(body);
            if (page.held().isEmpty() && !page.setAside().isEmpty()) {
                // Another format, and not odd goods: the mirror must not look up to date.
                return new PageResult.Failed<>(FailureKind.MALFORMED, "Wildberries' quarantine cannot be read", null);
            }
            return new PageResult.Page<>(page.held(), "", page.size() < limit, page.setAside());
        } catch (MalformedAnswerException malformed) {
            return new PageResult.Failed<>(FailureKind.MALFORMED, String.valueOf(malformed.getMessage()), null);
        }
    }

    /** What is held now, by nmId; empty when it cannot be asked, or is too much to look through. */
    Optional<Map<Long, HeldPrice>> now(ShopId shop, Priority priority) {
        Map<Long, HeldPrice> held = new HashMap<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            Outcome outcome = call(shop, (long) page * PriceMethods.MOST, PriceMethods.MOST, priority, SHORT);
            if (!(outcome instanceof Outcome.Ok ok)) {
                return Optional.empty();
            }
            try {
                QuarantineJson.Page read = json.page(ok.body());
                read.held().forEach(sent -> held.put(sent.held().nmId(), sent.held()));
                if (read.size() < PriceMethods.MOST) {
                    return Optional.of(held);
                }
            } catch (MalformedAnswerException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Outcome call(ShopId shop, long offset, int limit, Priority priority, Duration patience) {
        return gateway.call(
            shop,
            PriceMethods.QUARANTINE,
            UpstreamRequest.query(Map.of("limit", Integer.toString(limit), "offset", Long.toString(offset))),
            priority,
            patience
        );
    }
}
