package dev.vitrina.tokens.revalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopCredentialExpiring;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.TestTables;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.claims.TokenType;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.Token.Standing;
import dev.vitrina.tokens.token.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RevalidationJobTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant EXPIRY = NOW.plus(Duration.ofDays(5));

    private final DataSource tables = TestTables.empty();
    private final TokenStore store = new TokenStore(JdbcClient.create(tables));
    private final OneShop shop = new OneShop();
    private final List<Object> published = new ArrayList<>();
    private final RevalidationJob job = new RevalidationJob(
        store,
        new Revalidation(shop, shop, shop, store, CLOCK),
        new ExpiryWarnings(store, published::add, new TransactionTemplate(new JdbcTransactionManager(tables)), CLOCK),
        CLOCK
    );

    @BeforeEach
    void connectedYesterday() {
        connected(NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void runsOnceADayForEachShopNotForAllAtTheSameMoment() {
        assertThat(job.definition().schedule()).isEqualTo(new Schedule(Duration.ofDays(1), 0.2));
    }

    @Test
    void asksBehindPeopleAndKeepsTheAnswer() {
        assertThat(run()).isInstanceOf(JobResult.Succeeded.class);

        assertThat(shop.asked).containsExactly(Priority.MIRROR);
        assertThat(token().checkedAt()).isEqualTo(NOW);
    }

    @Test
    void doesNotAskAgainSoonAfterAnAnswer() {
        run();

        assertThat(run()).isInstanceOf(JobResult.Succeeded.class);
        assertThat(shop.asked).hasSize(1);
    }

    @Test
    void aRefusalIsAnAnswer() {
        shop.wildberries = () -> new Outcome.Unauthorised(401, "withdrawn");

        assertThat(run()).isInstanceOfSatisfying(JobResult.Succeeded.class, done ->
            assertThat(done.message()).contains("must be replaced")
        );
        assertThat(token().standing()).isEqualTo(Standing.REFUSED);
        assertThat(shop.state).isEqualTo(Shop.State.CREDENTIAL_REFUSED);
    }

    @Test
    void waitsForAsLongAsTheRateLimitSaysAndThenAsks() {
        shop.wildberries = () -> new Outcome.RateLimited(Duration.ofSeconds(90));

        assertThat(run()).isInstanceOfSatisfying(JobResult.Waiting.class, waiting -> {
                assertThat(waiting.problem().kind()).isEqualTo(FailureKind.RATE_LIMITED);
                assertThat(waiting.retryAt()).isEqualTo(NOW.plusSeconds(90));
            });
        assertThat(token().standing()).isEqualTo(Standing.CONFIRMED);

        shop.wildberries = () -> new Outcome.Ok(200, new byte[0], null);
        assertThat(run()).isInstanceOf(JobResult.Succeeded.class);
        assertThat(shop.asked).hasSize(2);
    }

    @Test
    void comesBackInHalfAnHourWhenWildberriesIsSilent() {
        shop.wildberries = () -> new Outcome.Unavailable("down", null);

        assertThat(run()).isInstanceOfSatisfying(JobResult.Waiting.class, waiting -> {
                assertThat(waiting.problem().kind()).isEqualTo(FailureKind.UNAVAILABLE);
                assertThat(waiting.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
            });
        assertThat(token().standing()).isEqualTo(Standing.UNCONFIRMED);
    }

    @Test
    void warnsOfTheExpiryWhateverWildberriesSays() {
        shop.wildberries = () -> new Outcome.Unavailable("down", null);

        run();

        assertThat(published).containsExactly(new ShopCredentialExpiring(OneShop.ID, EXPIRY, 5));
    }

    @Test
    void hasNothingToDoForAShopWithoutAToken() {
        store.delete(OneShop.ID);

        assertThat(run()).isEqualTo(new JobResult.Succeeded("The shop has no token"));
        assertThat(shop.asked).isEmpty();
    }

    private void connected(Instant at) {
        store.insert(
            new Token(
                OneShop.ID,
                "Token",
                new SellerIdentity("sid", "Seller", null),
                new TokenClaims("sid", 2, TokenType.PERSONAL, false, EXPIRY),
                Standing.CONFIRMED,
                at,
                at,
                List.of()
            )
        );
    }

    private Token token() {
        return store.find(OneShop.ID).orElseThrow();
    }

    private JobResult run() {
        return job.run(new Run());
    }

    /** A scheduled run of the shop's job. */
    private static final class Run implements JobRun {

        @Override
        public String jobId() {
            return "1";
        }

        @Override
        public ShopId shop() {
            return OneShop.ID;
        }

        @Override
        public String input() {
            return "{}";
        }

        @Override
        public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {
            throw new AssertionError("One question has no progress");
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
