package dev.vitrina.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HostTest
class SavedViewsTest {

    private static final String SAVE =
        "mutation($input: SavedViewSaveInput!) { savedViewSave(input: $input) { savedView { id name version state shared } errors { code } } }";
    private static final String SEE =
        "query($list: String!) { savedViews(list: $list) { items { id name state shared editable byDefault version changedBy } } }";
    private static final Map<String, Object> STATE = Map.of(
        "search",
        Map.of("brand", List.of("A")),
        "density",
        "compact"
    );

    @LocalServerPort
    private int port;

    @Autowired
    private ShopConnections connections;

    @Autowired
    private JdbcClient jdbc;

    private People people;
    private String shop;
    private Client manager;
    private Client viewer;

    @BeforeEach
    void aTeam() {
        people = new People(port);
        shop = connect();
        manager = person("MANAGER", shop);
        viewer = person("VIEWER", shop);
    }

    @Test
    void keepsAViewForWhoMadeItInEveryShop() {
        save(manager, "Без видео", false);
        String other = connect();

        JsonNode view = views(manager).path(0);
        assertThat(view.path("name").asString()).isEqualTo("Без видео");
        assertThat(view.path("state").path("search").path("brand").path(0).asString()).isEqualTo("A");
        assertThat(view.path("editable").asBoolean()).isTrue();
        assertThat(views(viewer)).isEmpty();
        assertThat(views(people.admin().header("X-Shop-Id", other))).isEmpty();
    }

    @Test
    void showsATeamWhatIsSharedWithItAndNobodyElse() {
        String id = save(manager, "Для всех", true);

        JsonNode seen = views(viewer).path(0);
        assertThat(seen.path("shared").asBoolean()).isTrue();
        assertThat(seen.path("editable").asBoolean()).as("by who may not share").isFalse();
        assertThat(views(person("VIEWER", connect()))).isEmpty();
        assertThat(delete(viewer, id).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(trySave(viewer, change(id, 1, "Чужое", false)).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(trySave(viewer, input("Моё", true)).errorCode()).isEqualTo("FORBIDDEN");
        Client stranger = person("MANAGER", connect());
        assertThat(trySave(stranger, change(id, 1, "Чужое", true)).codes("savedViewSave")).containsExactly("NOT_FOUND");
        assertThat(delete(stranger, id).codes("savedViewDelete")).containsExactly("NOT_FOUND");
        assertThat(delete(manager, id).codes("savedViewDelete")).isEmpty();
        assertThat(views(viewer)).isEmpty();
    }

    @Test
    void makesAnOwnViewTheTeams() {
        String id = save(manager, "Моё", false);

        assertThat(trySave(manager, change(id, 1, "Наше", true)).codes("savedViewSave")).isEmpty();

        assertThat(views(viewer).path(0).path("name").asString()).isEqualTo("Наше");
        assertThat(views(viewer).path(0).path("version").asLong()).isEqualTo(2);
    }

    @Test
    void losesNoUpdateOfTwoThatMeet() throws Exception {
        String id = save(manager, "Одно", true);
        Client[] both = { manager, people.admin().header("X-Shop-Id", shop) };
        List<Callable<List<String>>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Client who = both[i % 2];
            String name = "Одно " + i;
            tries.add(() -> trySave(who, change(id, 1, name, true)).codes("savedViewSave"));
        }
        List<List<String>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<String>> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
        assertThat(answers)
            .filteredOn(codes -> codes.equals(List.of("CONFLICT")))
            .hasSize(7);
        JsonNode now = trySave(manager, change(id, 1, "Опоздало", true)).data("savedViewSave").path("savedView");
        assertThat(now.path("version").asLong()).as("the conflict shows what stands").isEqualTo(2);
        assertThat(trySave(manager, change(id, 2, "Заново", true)).codes("savedViewSave")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeKept() {
        save(manager, "Есть", false);
        save(manager, "Другое", false);
        String other = views(manager).path(0).path("id").asString();

        assertThat(codes(input("есть", false))).as("whatever the case").containsExactly("NAME_TAKEN");
        assertThat(codes(change(other, 1, "ЕСТЬ", false))).containsExactly("NAME_TAKEN");
        assertThat(codes(input("Есть", true))).as("the team has none of the name").isEmpty();
        assertThat(codes(with(input(" ", false), "state", List.of()))).containsExactly("INVALID_NAME", "INVALID_STATE");
        assertThat(codes(with(input("x", false), "state", "text"))).containsExactly("INVALID_STATE");
        assertThat(codes(with(input("x", false), "state", Map.of("a", "x".repeat(16_384))))).containsExactly(
            "INVALID_STATE"
        );
        assertThat(codes(with(input("x", false), "list", "../x"))).containsExactly("INVALID_LIST");
        assertThat(codes(with(change(other, 1, "x", false), "list", "orders"))).containsExactly("OTHER_LIST");
        Client nowhere = person("MANAGER", shop).header("X-Shop-Id", null);
        assertThat(trySave(nowhere, input("x", true)).errorCode()).as("with no shop").isEqualTo("INVALID_INPUT");
    }

    @Test
    void keepsAHundredOfAList() {
        jdbc
            .sql(
                """
                insert into platform.saved_view (shop_id, list, name, state, changed_by)
                select :shop, 'products', 'view ' || n, '{}', 'test' from generate_series(1, 100) n
                """
            )
            .param("shop", Long.parseLong(shop))
            .update();

        assertThat(codes(input("one more", true))).containsExactly("TOO_MANY");
        assertThat(codes(input("one more", false))).isEmpty();
    }

    @Test
    void opensAListWithTheViewThatIsTheUsersDefault() {
        String own = save(manager, "Моё", false);
        String teams = save(manager, "Наше", true);

        setDefault(viewer, teams);
        setDefault(manager, teams);
        setDefault(manager, own);

        assertThat(defaults(manager)).containsExactly("Моё");
        assertThat(defaults(viewer)).containsExactly("Наше");
        delete(manager, teams);
        assertThat(defaults(viewer)).isEmpty();
        setDefault(manager, null);
        assertThat(defaults(manager)).isEmpty();
        assertThat(
            viewer
                .graphql(
                    "mutation { savedViewSetDefault(input: {list: \"products\", id: \"%s\"}) { errors { code } } }".formatted(
                        own
                    )
                )
                .codes("savedViewSetDefault")
        ).containsExactly("NOT_FOUND");
    }

    @Test
    void writesDownWhoChangedWhat() {
        save(manager, "На заметку", true);

        assertThat(
            jdbc
                .sql(
                    "select count(*) from platform.audit_entry where action = 'savedViewSave' and input::text like '%На заметку%' and shop_id = :shop"
                )
                .param("shop", Long.parseLong(shop))
                .query(Integer.class)
                .single()
        ).isEqualTo(1);
    }

    private String connect() {
        String seller = UUID.randomUUID().toString();
        Credential credential = new Credential("secret of " + seller, seller, "personal");
        return ((Connected.Created) connections.connect(new SellerIdentity(seller, "Seller", null), credential)).shop()
            .id()
            .toString();
    }

    private Client person(String role, String of) {
        String email = people.create(
            UUID.randomUUID() + "@example.org",
            role,
            "{shopId: \"%s\", role: %s}".formatted(of, role)
        );
        Client client = new Client(port);
        client.login(email, People.PASSWORD);
        return client.header("X-Shop-Id", of);
    }

    private static Map<String, Object> input(String name, boolean shared) {
        return Map.of("list", "products", "name", name, "state", STATE, "shared", shared);
    }

    private static Map<String, Object> change(String id, long version, String name, boolean shared) {
        return with(with(input(name, shared), "id", id), "expectedVersion", version);
    }

    private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(input);
        changed.put(field, value);
        return changed;
    }

    private static Client.Answer trySave(Client who, Map<String, Object> input) {
        return who.graphql(SAVE, Map.of("input", input));
    }

    private List<String> codes(Map<String, Object> input) {
        return trySave(manager, input).codes("savedViewSave");
    }

    private static String save(Client who, String name, boolean shared) {
        Client.Answer answer = trySave(who, input(name, shared));
        assertThat(answer.codes("savedViewSave")).as(answer.http().body()).isEmpty();
        return answer.data("savedViewSave").path("savedView").path("id").asString();
    }

    private static Client.Answer delete(Client who, String id) {
        return who.graphql(
            "mutation { savedViewDelete(input: {id: \"%s\"}) { deletedId errors { code } } }".formatted(id)
        );
    }

    private static void setDefault(Client who, @Nullable String id) {
        String value = id == null ? "null" : '"' + id + '"';
        assertThat(
            who
                .graphql(
                    "mutation { savedViewSetDefault(input: {list: \"products\", id: %s}) { defaultId errors { code } } }".formatted(
                        value
                    )
                )
                .codes("savedViewSetDefault")
        ).isEmpty();
    }

    private static JsonNode views(Client who) {
        return who.graphql(SEE, Map.of("list", "products")).data("savedViews").path("items");
    }

    private static List<String> defaults(Client who) {
        return views(who)
            .valueStream()
            .filter(view -> view.path("byDefault").asBoolean())
            .map(view -> view.path("name").asString())
            .toList();
    }
}
