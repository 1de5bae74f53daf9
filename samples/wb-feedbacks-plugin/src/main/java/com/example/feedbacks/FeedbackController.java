package com.example.feedbacks;

import com.example.feedbacks.Feedback.Counts;
import com.example.feedbacks.Feedback.Page;
import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.Freshness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.feedbacks} and {@code Query.feedbackCounts}. */
@Controller
class FeedbackController {

    private final FeedbackReader reader;
    private final CachedEndpoint list;
    private final CachedEndpoint count;
    private final FeedbackParser parser;

    FeedbackController(FeedbackReader reader, CachedEndpoint list, CachedEndpoint count, FeedbackParser parser) {
        this.reader = reader;
        this.list = list;
        this.count = count;
        this.parser = parser;
    }

    @QueryMapping
    FeedbackPage feedbacks(@Argument @Nullable Filter filter, @Argument @Nullable PageRequest page, ShopContext shop) {
        UpstreamRequest request = request(filter == null ? new Filter(false, null) : filter, page);
        var read = reader.read(shop.id(), list, request, parser::page, Page.NONE);
        return new FeedbackPage(
            read.value().feedbacks(),
            read.value().unanswered(),
            read.value().answered(),
            read.freshness()
        );
    }

    @QueryMapping
    FeedbackCounts feedbackCounts(ShopContext shop) {
        var read = reader.read(shop.id(), count, UpstreamRequest.empty(), parser::counts, Counts.NONE);
        return new FeedbackCounts(read.value().unanswered(), read.value().unansweredToday(), read.freshness());
    }

    static UpstreamRequest request(Filter filter, @Nullable PageRequest page) {
        PageRequest wanted = page == null ? PageRequest.first() : page;
        Map<String, String> query = new HashMap<>();
        query.put("isAnswered", Boolean.toString(filter.answered()));
        query.put("take", Integer.toString(wanted.size()));
        query.put("skip", Long.toString(wanted.offset()));
        query.put("order", "dateDesc");
        if (filter.nmId() != null) {
            query.put("nmId", Long.toString(filter.nmId()));
        }
        return UpstreamRequest.query(query);
    }

    record Filter(boolean answered, @Nullable Long nmId) {}

    record FeedbackPage(List<Feedback> items, int unanswered, int answered, Freshness freshness) {}

    record FeedbackCounts(int unanswered, int unansweredToday, Freshness freshness) {}
}
