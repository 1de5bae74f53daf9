package com.example.feedbacks;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.CachePolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What the plugin contributes. */
@Configuration(proxyBeanMethods = false)
class FeedbacksConfiguration {

    /** One bucket for all methods of feedback and questions (WB communications spec); base tokens may call five times an hour. */
    private static final QuotaGroup QUOTA = new QuotaGroup(
        "wb-feedbacks/all",
        Quota.of(3, Duration.ofSeconds(1), Duration.ofMillis(333), 6),
        Map.of("base", Quota.of(5, Duration.ofHours(1), Duration.ofMinutes(12), 1))
    );

    /**
     * Feedback comes in all day and nobody waits for the second: five minutes are fresh. For an hour more the old page is shown at once
     * while a new one is fetched, and for two days when Wildberries cannot be reached.
     */
    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(5)).withStale(
        Duration.ofMinutes(55),
        Duration.ofDays(2)
    );

    @Bean
    CachedEndpoint feedbackList() {
        return new CachedEndpoint(
            Endpoint.get("wb-feedbacks/list", "wb-feedbacks", "/api/v1/feedbacks", QUOTA),
            POLICY
        );
    }

    @Bean
    CachedEndpoint feedbackCount() {
        String path = "/api/v1/feedbacks/count-unanswered";
        return new CachedEndpoint(Endpoint.get("wb-feedbacks/count", "wb-feedbacks", path, QUOTA), POLICY);
    }

    @Bean
    LastAnswer lastAnswer() {
        return new LastAnswer();
    }

    @Bean
    FeedbackReader feedbackReader(CachedUpstream upstream, LastAnswer lastAnswer, Clock clock) {
        return new FeedbackReader(upstream, lastAnswer, clock);
    }

    @Bean
    FeedbackController feedbackController(
        FeedbackReader reader,
        CachedEndpoint feedbackList,
        CachedEndpoint feedbackCount,
        JsonMapper json
    ) {
        return new FeedbackController(reader, feedbackList, feedbackCount, new FeedbackParser(json));
    }

    @Bean
    HttpRoute feedbackExport(FeedbackReader reader, CachedEndpoint feedbackList, JsonMapper json) {
        return new FeedbackExport(reader, feedbackList, new FeedbackParser(json)).route();
    }
}
