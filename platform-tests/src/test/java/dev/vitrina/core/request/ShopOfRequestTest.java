package dev.vitrina.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HostTest
class ShopOfRequestTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ShopConnections connections;

    private Shop granted;
    private Shop foreign;
    private Client manager;

    @BeforeEach
    void twoShopsAndAManagerOfOne() {
        granted = connect();
        foreign = connect();
        People people = new People(port);
        String email = people.create(
            UUID.randomUUID() + "@example.org",
            "MANAGER",
            "{shopId: \"%s\", role: VIEWER}".formatted(granted.id())
        );
        manager = new Client(port);
        manager.login(email, People.PASSWORD);
    }

    @Test
    void showsOnlyTheShopsThatAreGranted() {
        List<String> ids = manager
            .graphql("{ shops { totalItems items { id sellerName } } }")
            .data("shops")
            .path("items")
            .valueStream()
            .map(shop -> shop.path("id").asString())
            .toList();

        assertThat(ids).containsExactly(granted.id().toString());
    }

    @Test
    void entersAGrantedShop() {
        assertThat(ask(granted.id().toString()).data("me").has("email")).isTrue();
    }

    @Test
    void answersTheSameForAMalformedAnUnknownAndAForeignShop() {
        List<String> answers = Stream.of(
            foreign.id().toString(),
            "999999999",
            "0",
            "-1",
            "abc",
            "",
            "1 or 1=1",
            "9".repeat(40)
        )
            .map(this::ask)
            .peek(answer -> assertThat(answer.errorCode()).isEqualTo("FORBIDDEN"))
            .map(answer -> answer.http().body())
            .toList();

        assertThat(answers).allMatch(answers.getFirst()::equals);
    }

    @Test
    void needsNoShopForWhatBelongsToNone() {
        assertThat(ask(null).data("me").has("email")).isTrue();
    }

    @Test
    void anAdministratorEntersEveryShop() {
        Client admin = new People(port).admin();

        assertThat(
            admin.header("X-Shop-Id", foreign.id().toString()).graphql("{ me { email } }").data("me").has("email")
        ).isTrue();
    }

    @Test
    void aWithdrawnGrantCountsAtOnce() {
        assertThat(ask(granted.id().toString()).data("me").has("email")).isTrue();
        String email = manager
            .header("X-Shop-Id", null)
            .graphql("{ me { email } }")
            .data("me")
            .path("email")
            .asString();

        new People(port).update(email, "grants: []");

        assertThat(ask(granted.id().toString()).errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void namesEachRequestInItsAnswer() {
        assertThat(ask(null).http().headers().firstValue("X-Request-Id").orElseThrow()).hasSizeGreaterThan(20);
        assertThat(
            manager
                .header("X-Request-Id", "trace-0815")
                .graphql("{ me { email } }")
                .http()
                .headers()
                .firstValue("X-Request-Id")
        ).hasValue("trace-0815");
    }

    private Client.Answer ask(@Nullable String shop) {
        return manager.header("X-Shop-Id", shop).graphql("{ me { email } }");
    }

    private Shop connect() {
        String seller = UUID.randomUUID().toString();
        return (
            (Connected.Created) connections.connect(
                new SellerIdentity(seller, "Seller", null),
                new Credential("secret of " + seller, seller, "personal")
            )
        ).shop();
    }
}
