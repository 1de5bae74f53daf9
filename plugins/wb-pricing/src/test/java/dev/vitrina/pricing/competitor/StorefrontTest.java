package dev.vitrina.pricing.competitor;

import static dev.vitrina.test.StandIn.answering;
import static dev.vitrina.test.StandIn.neverAsked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.pricing.PricingDatabase;
import dev.vitrina.test.AnsweringGateway;
import dev.vitrina.test.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whose turn it is while some goods cannot be read, by a clock that is turned. */
class StorefrontTest {

    private static final PricingDatabase DATABASE = new PricingDatabase();
    private static final ShopId SHOP = new ShopId(7);
    private static final long BAD = 1_037;

    private final TurnedClock clock = new TurnedClock("2026-11-28T09:00:00Z");
    private final Source source = new Source();
    private final SourceStore sources = new SourceStore(DATABASE.jdbc);
    private final Storefront storefront = new Storefront(
        new AnsweringGateway(source::answer),
        neverAsked(CachedUpstream.class),
        new JsonMapper(),
        new SightingStore(DATABASE.jdbc, new TransactionTemplate(new DataSourceTransactionManager(DATABASE.pool))),
        sources,
        // A reading every day.
        new CompetitorSettings(answering(SettingsView.class, 24L)),
        clock
    );

    @BeforeEach
    void watch() {
        DATABASE.clear("watched_good", "watched_period", "competitor_reading");
        DATABASE.jdbc
            .sql(
                "INSERT INTO p_wb_pricing.watched_good (shop_id, nm_id) SELECT 7, n FROM generate_series(1000, 1249) AS n"
            )
            .update();
    }

    @Test
    void givesOthersTheirTurnWhileABatchFails() {
        source.bad = BAD;
        assertThat(storefront.readDue(SHOP).orElseThrow().problem()).isNotNull();
        assertThat(storefront.readDue(SHOP)).as("the source is left alone for a while").isEmpty();
        clock.turn(Duration.ofMinutes(16));

        assertThat(storefront.readDue(SHOP).orElseThrow().goods()).isEqualTo(100);
        assertThat(storefront.readDue(SHOP).orElseThrow().goods()).isEqualTo(50);
        assertThat(source.asked.get(1))
            .as("not those that failed")
            .doesNotContainAnyElementsOf(source.asked.getFirst());
    }

    @Test
    void findsTheGoodThatSpoilsAnswersAndReadsAllOthers() {
        source.bad = BAD;

        // Turns of the job, every ten minutes.
        for (int turn = 0; turn < 6 * 12; turn++) {
            boolean more = true;
            while (more) {
                more = storefront
                    .readDue(SHOP)
                    .filter(batch -> batch.problem() == null)
                    .isPresent();
            }
            clock.turn(Duration.ofMinutes(10));
        }

        assertThat(unread()).containsExactly(BAD);
        assertThat(source.asked)
            .filteredOn(nmIds -> nmIds.contains(BAD))
            .hasSizeLessThan(12)
            .last()
            .isEqualTo(List.of(BAD));

        source.bad = null;
        clock.turn(Duration.ofHours(7));
        assertThat(storefront.readDue(SHOP).orElseThrow().problem()).isNull();
        while (storefront.readDue(SHOP).isPresent()) {
            // Until nothing is due.
        }
        assertThat(unread()).isEmpty();
    }

    /** That the quota is used up is the fault of no good. */
    @Test
    void keepsTheTurnOfGoodsThatWaitForTheQuota() {
        source.limited = true;
        assertThat(storefront.readDue(SHOP).orElseThrow().problem()).isNotNull();
        source.limited = false;
        clock.turn(Duration.ofMinutes(2));

        assertThat(storefront.readDue(SHOP).orElseThrow().goods()).isEqualTo(100);
        assertThat(source.asked.get(1)).isEqualTo(source.asked.getFirst());
    }

    @Test
    void leavesASourceAloneForLongerThatRefusesEverything() {
        List<Duration> rests = new ArrayList<>();
        source.bad = null;
        source.wall = true;
        for (int at = 0; at < 7; at++) {
            assertThat(storefront.readDue(SHOP).orElseThrow().problem()).isNotNull();
            Instant until = sources.find(SHOP).notBefore();
            rests.add(Duration.between(clock.instant(), Objects.requireNonNull(until)));
            clock.turn(Duration.ofHours(7));
        }

        assertThat(rests.stream().map(Duration::toMinutes).toList()).containsExactly(
            15L,
            30L,
            60L,
            120L,
            240L,
            360L,
            360L
        );
    }

    private static List<Long> unread() {
        return DATABASE.jdbc
            .sql(
                "SELECT nm_id FROM p_wb_pricing.watched_good WHERE shop_id = 7 AND presence <> 'ON_SALE' ORDER BY nm_id"
            )
            .query((row, _) -> row.getLong(1))
            .list();
    }

    /** Refuses a whole call for one good. */
    private static final class Source {

        private final List<List<Long>> asked = new ArrayList<>();
        private @Nullable Long bad;
        private boolean limited;
        private boolean wall;

        Outcome answer(UpstreamRequest request) {
            List<Long> nmIds = Stream.of(Objects.requireNonNull(request.query().get("nm")).split(";"))
                .map(Long::valueOf)
                .toList();
            asked.add(nmIds);
            if (limited) {
                return new Outcome.RateLimited(Duration.ofMinutes(1));
            }
            if (wall || (bad != null && nmIds.contains(bad))) {
                return new Outcome.Rejected(400, "Bad Request", Map.of());
            }
            String products = nmIds
                .stream()
                .map(nmId ->
                    "{\"id\":%d,\"name\":\"N\",\"brand\":\"B\",\"sizes\":[{\"price\":{\"product\":100000}}]}".formatted(
                        nmId
                    )
                )
                .collect(Collectors.joining(","));
            return AnsweringGateway.ok("{\"products\":[" + products + "]}");
        }
    }
}
