package dev.vitrina.pricing.good;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.OffsetPages;
import dev.vitrina.cache.PageSource.PageQuery;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import dev.vitrina.pricing.good.GoodJson.Sent;
import java.time.Duration;
import java.util.Map;

/** Pages of {@code GET /api/v2/list/goods/filter}, by offset; a page that is not full is the last (WB items spec). */
public final class GoodSource implements OffsetPages.OffsetReader<Sent> {

    /** Longer than any ordinary turn in the queue for the quota; a longer wait is the job's matter, which says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Goods that may vanish while a page is read. Their ids are part of the cursor. */
    private static final int OVERLAP = 20;

    private final UpstreamGateway gateway;
    private final GoodJson json;

    private GoodSource(UpstreamGateway gateway, GoodJson json) {
        this.gateway = gateway;
        this.json = json;
    }

    static OffsetPages<Sent> pages(UpstreamGateway gateway, GoodJson json) {
        return new OffsetPages<>(new GoodSource(gateway, json), sent -> sent.good().nmId(), PriceMethods.MOST, OVERLAP);
    }

    @Override
    public PageResult<Sent> read(PageQuery query, long offset, int limit) {
        UpstreamRequest request = UpstreamRequest.query(
            Map.of("limit", Integer.toString(limit), "offset", Long.toString(offset))
        );
        Outcome outcome = gateway.call(
            new ShopId(query.tenant()),
            PriceMethods.GOODS,
            request,
            query.priority(),
            PATIENCE
        );
        if (outcome instanceof Outcome.Ok ok) {
            return page(ok.body(), limit);
        }
        Outcome.Failure failure = outcome.failure();
        return failure == null
            ? new PageResult.Failed<>(FailureKind.MALFORMED, "Wildberries sent no prices", null)
            : new PageResult.Failed<>(failure.kind(), failure.message(), failure.retryAfter());
    }

    private PageResult<Sent> page(byte[] body, int limit) {
        try {
            GoodJson.Page page = json.page(body);
            if (page.goods().isEmpty() && !page.setAside().isEmpty()) {
                // Not one that can be read: these are no odd goods but another format, and the mirror must not look up to date.
                return new PageResult.Failed<>(FailureKind.MALFORMED, "Wildberries sent prices nobody can read", null);
            }
            return new PageResult.Page<>(page.goods(), "", page.size() < limit, page.setAside());
        } catch (MalformedAnswerException malformed) {
            return new PageResult.Failed<>(FailureKind.MALFORMED, String.valueOf(malformed.getMessage()), null);
        }
    }
}
