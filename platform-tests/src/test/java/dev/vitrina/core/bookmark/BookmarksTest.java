package dev.vitrina.core.bookmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HostTest
class BookmarksTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ShopConnections connections;

    @Autowired
    private JdbcClient jdbc;

    private People people;
    private String shop;
    private Client someone;

    @BeforeEach
    void someoneInAShop() {
        people = new People(port);
        shop = connect();
        someone = person(shop);
    }

    @Test
    void keepsPinsAndWhatWasOpenedLastOfEachUserAndShop() {
        pin("product", "1");
        visit("product", "2");
        visit("product", "1");
        visit("product", "2");

        assertThat(marks(someone)).containsExactly("RECENT product 2", "RECENT product 1", "PIN product 1");
        assertThat(marks(person(shop))).as("of another user").isEmpty();
        assertThat(marks(people.admin().header("X-Shop-Id", connect()))).as("in another shop").isEmpty();
        assertThat(unpin("product", "1")).isEmpty();
        assertThat(unpin("product", "1")).as("once more").isEmpty();
        assertThat(marks(someone)).containsExactly("RECENT product 2", "RECENT product 1");
    }

    @Test
    void remembersTheLastThirtyAndKeepsFiftyPins() {
        for (int n = 1; n <= 35; n++) {
            visit("product", "" + n);
        }
        assertThat(marks(someone)).hasSize(30).startsWith("RECENT product 35").endsWith("RECENT product 6");

        jdbc
            .sql(
                """
                insert into platform.bookmark (user_id, shop_id, kind, subject, target, label)
                select user_id, shop_id, 'PIN', 'product', 'p' || n, 'pinned' from platform.bookmark, generate_series(1, 50) n
                where shop_id = :shop and target = '35'
                """
            )
            .param("shop", Long.parseLong(shop))
            .update();
        assertThat(mark("bookmarkPin", "view", "1")).containsExactly("TOO_MANY");
        assertThat(mark("bookmarkPin", "product", "p7")).as("one that is pinned").isEmpty();
    }

    @Test
    void refusesWhatIsNoPlace() {
        assertThat(mark("bookmarkPin", "../x", "1")).containsExactly("INVALID_SUBJECT");
        assertThat(mark("bookmarkVisit", "product", " ")).containsExactly("INVALID_TARGET");
        assertThat(someone.header("X-Shop-Id", null).graphql("{ bookmarks { totalItems } }").errorCode()).isEqualTo(
            "INVALID_INPUT"
        );
    }

    @Test
    void writesDownPinsAndRefusalsButNotEachCardThatIsOpened() {
        visit("product", "1");
        pin("product", "1");
        mark("bookmarkVisit", "product", " ");

        assertThat(
            jdbc
                .sql("select action || ' ' || outcome from platform.audit_entry where shop_id = :shop order by id")
                .param("shop", Long.parseLong(shop))
                .query(String.class)
                .list()
        ).containsExactly("bookmarkPin SUCCEEDED", "bookmarkVisit REFUSED");
    }

    private void pin(String subject, String target) {
        assertThat(mark("bookmarkPin", subject, target)).isEmpty();
    }

    private void visit(String subject, String target) {
        assertThat(mark("bookmarkVisit", subject, target)).isEmpty();
    }

    private List<String> mark(String mutation, String subject, String target) {
        Map<String, ?> input = Map.of("subject", subject, "target", target, "label", "Плащ");
        return someone
            .graphql(
                "mutation($input: BookmarkInput!) { %s(input: $input) { errors { code } } }".formatted(mutation),
                Map.of("input", input)
            )
            .codes(mutation);
    }

    private List<String> unpin(String subject, String target) {
        return someone
            .graphql(
                "mutation($input: BookmarkUnpinInput!) { bookmarkUnpin(input: $input) { errors { code } } }",
                Map.of("input", Map.of("subject", subject, "target", target))
            )
            .codes("bookmarkUnpin");
    }

    private static List<String> marks(Client who) {
        return who
            .graphql("{ bookmarks { items { kind subject target label at } } }")
            .data("bookmarks")
            .path("items")
            .valueStream()
            .map(mark ->
                String.join(
                    " ",
                    mark.path("kind").asString(),
                    mark.path("subject").asString(),
                    mark.path("target").asString()
                )
            )
            .toList();
    }

    private String connect() {
        String seller = UUID.randomUUID().toString();
        Credential credential = new Credential("secret of " + seller, seller, "personal");
        return ((Connected.Created) connections.connect(new SellerIdentity(seller, "Seller", null), credential)).shop()
            .id()
            .toString();
    }

    private Client person(String of) {
        String email = people.create(
            UUID.randomUUID() + "@example.org",
            "VIEWER",
            "{shopId: \"%s\", role: VIEWER}".formatted(of)
        );
        Client client = new Client(port);
        client.login(email, People.PASSWORD);
        return client.header("X-Shop-Id", of);
    }
}
