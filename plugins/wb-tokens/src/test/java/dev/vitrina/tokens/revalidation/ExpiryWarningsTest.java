package dev.vitrina.tokens.revalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopCredentialExpiring;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tokens.TestTables;
import dev.vitrina.tokens.check.Verdict;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExpiryWarningsTest {

    private static final Instant EXPIRY = Instant.parse("2027-06-01T00:00:00Z");
    private static final SellerIdentity SELLER = new SellerIdentity("sid", "Seller", null);
    private static final Token TOKEN = new Token(
        new ShopId(1),
        "Token",
        SELLER,
        new TokenClaims("sid", 2, TokenType.PERSONAL, false, EXPIRY),
        Standing.CONFIRMED,
        EXPIRY.minus(Duration.ofDays(180)),
        EXPIRY.minus(Duration.ofDays(180)),
        List.of()
    );

    private final DataSource tables = TestTables.empty();
    private final TokenStore store = new TokenStore(JdbcClient.create(tables));
    private final List<DomainEvent> published = new ArrayList<>();

    @BeforeEach
    void connect() {
        store.insert(TOKEN);
    }

    @Test
    void warnsOnceForEachOfTheLastDaysThatMatter() {
        for (int hours = 40 * 24; hours > -48; hours -= 12) {
            warnAt(EXPIRY.minus(Duration.ofHours(hours)));
        }

        assertThat(published)
            .extracting(event -> ((ShopCredentialExpiring) event).daysLeft())
            .containsExactly(29, 13, 6, 2, 0);
    }

    @Test
    void warnsAtOnceOfATokenThatCameLateAndOnlyOfTheNearestDay() {
        warnAt(EXPIRY.minus(Duration.ofHours(50)));
        warnAt(EXPIRY.minus(Duration.ofHours(49)));

        assertThat(published).containsExactly(new ShopCredentialExpiring(new ShopId(1), EXPIRY, 2));
    }

    @Test
    void startsAnewWithAnotherToken() {
        warnAt(EXPIRY.minus(Duration.ofHours(10)));

        store.replaced(TOKEN.shopId(), new Verdict.Accepted(TOKEN.claims(), SELLER, List.of(), List.of()), EXPIRY);
        warnAt(EXPIRY.minus(Duration.ofDays(20)));

        assertThat(published).hasSize(2);
    }

    private void warnAt(Instant now) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(tables));
        new ExpiryWarnings(store, published::add, transaction, Clock.fixed(now, ZoneOffset.UTC)).warn(
            store.find(TOKEN.shopId()).orElseThrow()
        );
    }
}
