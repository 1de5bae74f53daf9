package dev.vitrina.pricing.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.test.StandIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a promotion when the calendar around it changes and Wildberries cannot be asked. */
class CalendarDetailsTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = new ShopId(7);
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private final Answers wildberries = new Answers();
    private final Calendar calendar = new Calendar(
        StandIn.neverAsked(UpstreamGateway.class),
        wildberries,
        new CalendarJson(new JsonMapper()),
        new DetailsStore(DATABASE.jdbc)
    );

    @BeforeEach
    void start() {
        DATABASE.clear("promotion");
        calendar(1, 150);
    }

    /** The first hundred move up by one: no answer is kept for those that are asked for together then. */
    @Test
    void tellsWhatItKnewOfAPromotionAfterAnotherOneEnded() {
        assertThat(details(5, 1)).isInstanceOf(CacheAnswer.Found.class);
        wildberries.away = true;
        calendar(2, 150);

        assertThat(details(5, 2)).isInstanceOfSatisfying(CacheAnswer.Found.class, found -> {
                assertThat(((PromotionDetails) found.value()).description()).isEqualTo(
                    "Promotion 5 as of the first answer"
                );
                assertThat(found.freshness().state()).isEqualTo(Freshness.State.STALE_ON_ERROR);
                assertThat(found.freshness().fetchedAt()).isEqualTo(NOW.minusSeconds(60));
            });
        assertThat(details(77, 2)).as("that was told beside it").isInstanceOf(CacheAnswer.Found.class);
        assertThat(details(150, 2)).as("that nobody asked for").isInstanceOf(CacheAnswer.Failed.class);
    }

    @Test
    void forgetsThemWithThePromotion() {
        assertThat(details(5, 1)).isInstanceOf(CacheAnswer.Found.class);
        wildberries.away = true;
        calendar(6, 150);
        calendar(1, 150);

        wildberries.kept.clear();
        assertThat(details(5, 1)).isInstanceOf(CacheAnswer.Failed.class);
    }

    private CacheAnswer<PromotionDetails> details(long promotion, long first) {
        return calendar.details(SHOP, promotion, LongStream.rangeClosed(first, 150).boxed().toList(), NOW);
    }

    private static void calendar(long first, long last) {
        new CalendarStore(
            DATABASE.jdbc,
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE.pool))
        ).putCalendar(
                SHOP,
                LongStream.rangeClosed(first, last)
                    .mapToObj(id -> new Promotion(id, "Sale", false, NOW, NOW.plus(Duration.ofDays(1))))
                    .toList(),
                NOW
            );
    }

    /** The cache: what was asked for once is there for the same question. */
    private static final class Answers implements CachedUpstream {

        private final Map<UpstreamRequest, byte[]> kept = new HashMap<>();
        private boolean away;

        @Override
        public <T> CacheAnswer<T> read(
            ShopId shop,
            CachedEndpoint endpoint,
            UpstreamRequest request,
            BodyParser<T> parse
        ) {
            if (away && !kept.containsKey(request)) {
                return new CacheAnswer.Failed<>(new Problem(FailureKind.RATE_LIMITED, "In an hour", null));
            }
            byte[] body = kept.computeIfAbsent(request, Answers::body);
            Instant read = NOW.minusSeconds(60);
            Freshness freshness = new Freshness(
                Freshness.State.FRESH,
                read,
                Duration.ofSeconds(60),
                NOW,
                Freshness.Source.STORE,
                null
            );
            try {
                return new CacheAnswer.Found<>(parse.parse(body), freshness);
            } catch (Exception malformed) {
                throw new IllegalStateException(malformed);
            }
        }

        private static byte[] body(UpstreamRequest request) {
            String promotions = ids(request)
                .stream()
                .map(id -> "{\"id\": %s, \"description\": \"Promotion %s as of the first answer\"}".formatted(id, id))
                .collect(Collectors.joining(","));
            return "{\"data\": {\"promotions\": [%s]}}".formatted(promotions).getBytes(StandardCharsets.UTF_8);
        }

        private static List<String> ids(UpstreamRequest request) {
            return UpstreamRequest.values(Objects.requireNonNull(request.query().get("promotionIDs")));
        }

        @Override
        public void invalidate(ShopId shop, CachedEndpoint endpoint, Invalidation invalidation) {
            throw new UnsupportedOperationException();
        }
    }
}
