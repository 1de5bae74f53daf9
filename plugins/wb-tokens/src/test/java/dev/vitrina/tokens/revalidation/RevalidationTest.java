package dev.vitrina.tokens.revalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.Priority;
import dev.vitrina.tokens.TestTables;
import dev.vitrina.tokens.check.Verdict;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.claims.TokenType;
import dev.vitrina.tokens.revalidation.Revalidation.Answer;
import dev.vitrina.tokens.token.Token;
import dev.vitrina.tokens.token.Token.Standing;
import dev.vitrina.tokens.token.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RevalidationTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final SellerIdentity SELLER = new SellerIdentity("sid", "Seller", null);
    private static final TokenClaims CLAIMS = new TokenClaims(
        "sid",
        2,
        TokenType.PERSONAL,
        false,
        NOW.plus(Duration.ofDays(90))
    );
    private static final Outcome REFUSED = new Outcome.Unauthorised(401, "token withdrawn");

    private final TokenStore store = new TokenStore(JdbcClient.create(TestTables.empty()));
    private final OneShop shop = new OneShop();
    private final Revalidation revalidation = new Revalidation(
        shop,
        shop,
        shop,
        store,
        Clock.fixed(NOW, ZoneOffset.UTC)
    );

    @BeforeEach
    void connected() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        store.insert(
            new Token(OneShop.ID, "Token", SELLER, CLAIMS, Standing.CONFIRMED, yesterday, yesterday, List.of())
        );
    }

    @Test
    void aWithdrawnTokenIsRefusedHereAndAtTheHost() {
        shop.wildberries = () -> REFUSED;

        assertThat(ask()).isEqualTo(new Answer.Refused());
        assertThat(token().standing()).isEqualTo(Standing.REFUSED);
        assertThat(shop.state).isEqualTo(Shop.State.CREDENTIAL_REFUSED);
    }

    @Test
    void theRefusalOfATokenThatWasReplacedMeanwhileIsNotTheNewOnes() {
        shop.wildberries = () -> {
            replace();
            return REFUSED;
        };

        ask();

        assertThat(token().standing()).isEqualTo(Standing.CONFIRMED);
        assertThat(shop.state).isEqualTo(Shop.State.CONNECTED);
    }

    @Test
    void norIsItWhenTheOldOneWasRefusedBefore() {
        shop.state = Shop.State.CREDENTIAL_REFUSED;
        shop.wildberries = () -> {
            replace();
            return new Outcome.Unavailable("down", null);
        };

        ask();

        assertThat(token().standing()).isEqualTo(Standing.CONFIRMED);
        assertThat(shop.state).isEqualTo(Shop.State.CONNECTED);
    }

    private Answer ask() {
        return revalidation.ask(token(), Priority.INTERACTIVE);
    }

    private Token token() {
        return store.find(OneShop.ID).orElseThrow();
    }

    private void replace() {
        shop.replaceCredential(OneShop.ID, SELLER, new Credential("another", "sid", "personal"));
        store.replaced(OneShop.ID, new Verdict.Accepted(CLAIMS, SELLER, List.of(), List.of()), NOW);
    }
}
