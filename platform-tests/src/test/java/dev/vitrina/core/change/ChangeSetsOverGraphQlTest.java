package dev.vitrina.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.api.change.ChangePolicy;
import dev.vitrina.api.change.ChangeSetDraft;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopConnections;
import dev.vitrina.api.shop.ShopConnections.Connected;
import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.user.Actor;
import dev.vitrina.core.contribution.ContributionRegistrar.Registration;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Change sets as the dashboard sees them: over a real host, worked on by its jobs. */
@HostTest
class ChangeSetsOverGraphQlTest {

    private static final String SET = """
        id shopId state version rowCount title origin kind { id title plugin available } counts { state rows } acts missingPermission
        findings { severity code message field fieldTitle rows atRisk { amount currencyCode } } atRisk { amount currencyCode }
        confirmation { typedAbove fourEyes maxRows obstacles } reasons { code message rows }
        createdBy confirmedBy rollbackOf rolledBackBy problem { kind message }
        """;
    private static final String ACT =
        "mutation($input: %s!) { %s(input: $input) { changeSet { " + SET + " } errors { code message path } } }";

    private static final String EXPORT =
        "mutation($input: ChangeSetExportInput!) { changeSetExport(input: $input) { fileId job { id } errors { code } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private ShopConnections connections;

    @Autowired
    private ChangeContributions contributions;

    @Autowired
    private ChangeDesk desk;

    @Autowired
    private JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    private final FakeKind kind = new FakeKind("platform:jobs", 3, InstantSource.system(), Duration.ofMillis(200));
    private Registration registration = () -> {};
    private Shop shop;
    private Client manager;

    @BeforeEach
    void aShopWithAManagerAndAKind() {
        shop = connect();
        manager = signedIn(shop, "MANAGER");
        registration = register();
    }

    @AfterEach
    void withdraw() {
        registration.withdraw();
    }

    @Test
    void aPersonTakesASetThroughItsLifeAndBack() {
        long id = create("a", "b", "c", "forbidden", "rejected");

        assertThat(act(manager, "changeSetCheck", Map.of("id", id)).path("state").asString()).isEqualTo("CHECKING");
        JsonNode checked = reaches(manager, id, "CHECKED");
        assertThat(checked.path("counts").toString()).isEqualTo(
            "[{\"state\":\"BLOCKED\",\"rows\":1},{\"state\":\"READY\",\"rows\":4}]"
        );
        assertThat(checked.path("findings").toString()).contains("FORBIDDEN_VALUE", "\"rows\":1");
        assertThat(checked.path("acts").toString()).contains("CONFIRM", "CANCEL", "DELETE_ROWS");
        assertThat(checked.path("missingPermission").isNull()).isTrue();

        int version = checked.path("version").asInt();
        assertThat(
            refusal(manager, "changeSetConfirm", Map.of("id", id, "version", version, "expectedRows", 5))
        ).isEqualTo("ROW_COUNT");
        act(manager, "changeSetConfirm", Map.of("id", id, "version", version, "expectedRows", 4));
        JsonNode ended = reaches(manager, id, "PARTLY_FAILED");
        assertThat(ended.path("reasons").toString()).isEqualTo(
            "[{\"code\":\"REJECTED\",\"message\":\"No\",\"rows\":1}]"
        );
        assertThat(ended.path("confirmedBy").asString()).contains("@");
        assertThat(
            manager
                .graphql("{ notifications { items { action { path } } } }")
                .data("notifications")
                .at("/items/0/action/path")
                .asString()
        ).isEqualTo("/changes/" + id);

        JsonNode back = act(manager, "changeSetRollBack", Map.of("id", id));
        assertThat(back.path("rollbackOf").asString()).isEqualTo(Long.toString(id));
        assertThat(reaches(manager, back.path("id").asLong(), "CHECKED").path("counts").toString()).isEqualTo(
            "[{\"state\":\"READY\",\"rows\":3}]"
        );
        assertThat(
            act(manager, "changeSetCancel", Map.of("id", back.path("id").asString())).path("state").asString()
        ).isEqualTo("CANCELLED");
    }

    @Test
    void rowsAreReadPageByPageAndInTheLanguageOfTheReader() {
        long id = create("a", "b", "forbidden", "d", "e");
        act(manager, "changeSetCheck", Map.of("id", id));
        reaches(manager, id, "CHECKED");
        String query =
            "query($id: ID!, $filter: ChangeRowFilter, $after: String) { changeSet(id: $id) { kind { title } rows(filter: $filter, first: 2, after: $after) { nodes { key label state page fields { name title before after } findings { code message } } pageInfo { hasNextPage endCursor } totalCount } } }";

        manager.header("Accept-Language", "ru");
        JsonNode first = manager.graphql(query, Map.of("id", id)).data("changeSet");
        JsonNode second = manager
            .graphql(query, Map.of("id", id, "after", first.path("rows").path("pageInfo").path("endCursor").asString()))
            .data("changeSet");
        JsonNode blocked = manager
            .graphql(
                query,
                Map.of("id", id, "filter", Map.of("states", List.of("BLOCKED"), "finding", "FORBIDDEN_VALUE"))
            )
            .data("changeSet");
        JsonNode none = manager.graphql(query, Map.of("id", id, "filter", Map.of("text", "%"))).data("changeSet");

        assertThat(first.path("kind").path("title").asString()).isEqualTo("Значения");
        assertThat(keys(first)).containsExactly("a", "b");
        assertThat(keys(second)).containsExactly("forbidden", "d");
        assertThat(first.path("rows").path("totalCount").asInt()).isEqualTo(5);
        assertThat(keys(blocked)).containsExactly("forbidden");
        assertThat(blocked.toString()).contains("Так нельзя", "\"title\":\"Значение\"", "\"after\":\"forbidden\"");
        assertThat(keys(none)).isEmpty();
    }

    @Test
    void moneyAtRiskIsSummedByFindingAndForTheSet() {
        long id = create("risky 1", "risky 2", "dear", "a", "forbidden");
        act(manager, "changeSetCheck", Map.of("id", id));
        JsonNode checked = reaches(manager, id, "CHECKED");

        assertThat(
            checked
                .path("findings")
                .valueStream()
                .map(found -> found.path("code").asString() + " " + found.path("rows") + " " + found.path("atRisk"))
        ).containsExactly(
            "FORBIDDEN_VALUE 1 []",
            "BELOW_FLOOR 3 [{\"amount\":\"300.3\",\"currencyCode\":\"RUB\"}]",
            "BELOW_COST 1 [{\"amount\":\"250\",\"currencyCode\":\"RUB\"}]"
        );
        assertThat(checked.path("atRisk").toString()).isEqualTo("[{\"amount\":\"450.2\",\"currencyCode\":\"RUB\"}]");
        JsonNode rows = manager
            .graphql(
                "query($id: ID!) { changeSet(id: $id) { rows { nodes { key findings { code atRisk { amount } } } } } }",
                Map.of("id", id)
            )
            .data("changeSet");
        assertThat(rows.at("/rows/nodes/0/findings").toString()).isEqualTo(
            "[{\"code\":\"BELOW_FLOOR\",\"atRisk\":{\"amount\":\"100.1\"}}]"
        );
    }

    @Test
    void moneyAtRiskIsKeptFromWhoMayNotKnowIt() {
        kind.riskPermission = "platform:cache";
        long id = create("risky 1", "risky 2", "dear");
        act(manager, "changeSetCheck", Map.of("id", id));
        JsonNode checked = reaches(manager, id, "CHECKED");

        assertThat(checked.path("atRisk")).isEmpty();
        assertThat(
            checked
                .path("findings")
                .valueStream()
                .map(found -> found.path("code").asString() + " " + found.path("rows") + " " + found.path("atRisk"))
        ).containsExactly("BELOW_FLOOR 3 []", "BELOW_COST 1 []");
        JsonNode rows = manager
            .graphql(
                "query($id: ID!) { changeSet(id: $id) { rows { nodes { findings { code atRisk { amount } } } } } }",
                Map.of("id", id)
            )
            .data("changeSet");
        assertThat(rows.at("/rows/nodes").toString()).contains("BELOW_COST").doesNotContain("amount");
    }

    @Test
    void rowsComeAsAFileForWhoAskedAlone() throws Exception {
        long id = create("=1+1", "dear", "forbidden");
        act(manager, "changeSetCheck", Map.of("id", id));
        reaches(manager, id, "CHECKED");
        Client colleague = signedIn(shop, "MANAGER");
        Client stranger = signedIn(connect(), "MANAGER");

        String file = exported(manager.header("Accept-Language", "ru"), id, "CSV");
        String csv = manager.get("/api/files/" + file).body();

        assertThat(csv.lines()).containsExactly(
            "\uFEFFКлюч;Название;Поле;Было;Стало;Разница;Проверка;Под угрозой;Валюта;Результат;Причина;Отправлено (UTC);Попытки;Загрузка",
            "'=1+1;Thing =1+1;Значение;;new;;;;;Готова;;;;",
            "dear;Thing dear;Значение;;new;;\"Внимание: Below the floor; Внимание: Below what it costs\";250;RUB;Готова;;;;",
            "forbidden;Thing forbidden;Значение;;forbidden;;Ошибка: Так нельзя;;;Заблокирована;;;;"
        );
        assertThat(colleague.get("/api/files/" + file).statusCode()).isEqualTo(404);
        Map<String, Object> asked = Map.of("input", Map.of("id", id, "format", "XLSX"));
        assertThat(stranger.graphql(EXPORT, asked).data("changeSetExport").toString()).contains("NOT_FOUND");
        kind.riskPermission = "platform:cache";
        String table = sheet(bytes(manager, exported(manager, id, "XLSX")));
        assertThat(table).contains("=1+1", "Below what it costs").doesNotContain("250", "<f>", "RUB");
    }

    private static String exported(Client client, long id, String format) {
        Map<String, Object> asked = Map.of("input", Map.of("id", id, "format", format));
        JsonNode started = client.graphql(EXPORT, asked).data("changeSetExport");
        assertThat(started.path("errors")).isEmpty();
        String job = "{ job(id: \"%s\") { state } }".formatted(started.at("/job/id").asString());
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> client.graphql(job).data("job").path("state").asString().equals("SUCCEEDED"));
        return started.path("fileId").asString();
    }

    private static byte[] bytes(Client client, String file) throws IOException, InterruptedException {
        HttpRequest request = client.request("/api/files/" + file).GET().build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }

    private String sheet(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("changes.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aReturnThatIsStillToComeCanBeGivenUp() {
        long id = create("a");
        act(manager, "changeSetCheck", Map.of("id", id));
        int version = reaches(manager, id, "CHECKED").path("version").asInt();
        String later = Instant.now().plus(Duration.ofDays(1)).toString();
        act(manager, "changeSetConfirm", Map.of("id", id, "version", version, "expectedRows", 1, "returnAt", later));
        JsonNode ended = reaches(manager, id, "VERIFIED");
        assertThat(ended.path("acts").toString()).contains("RESCHEDULE");

        String move =
            "mutation($input: ChangeSetRescheduleInput!) { changeSetReschedule(input: $input) { changeSet { returnAt acts } errors { code } } }";
        JsonNode moved = manager
            .graphql(move, Map.of("input", Map.of("id", id, "version", ended.path("version").asInt())))
            .data("changeSetReschedule");

        assertThat(moved.path("errors")).isEmpty();
        assertThat(moved.at("/changeSet/returnAt").isNull()).isTrue();
        assertThat(moved.at("/changeSet/acts").toString()).doesNotContain("RESCHEDULE");
    }

    @Test
    void tellsUntilWhenACheckIsGood() {
        kind.policy = () -> ChangePolicy.DEFAULT.checkedWithin(Duration.ofMinutes(90));
        long id = create("a");
        String query = "query($id: ID!) { changeSet(id: $id) { checkedAt confirmation { checkedUntil } } }";
        Map<String, Object> asked = Map.of("id", id);
        assertThat(manager.graphql(query, asked).data("changeSet").at("/confirmation/checkedUntil").isNull()).isTrue();
        act(manager, "changeSetCheck", Map.of("id", id));
        reaches(manager, id, "CHECKED");

        JsonNode set = manager.graphql(query, asked).data("changeSet");

        Instant checked = Instant.parse(set.path("checkedAt").asString());
        assertThat(Instant.parse(set.at("/confirmation/checkedUntil").asString())).isEqualTo(
            checked.plus(Duration.ofMinutes(90))
        );
    }

    @Test
    void whoMadeASetIsShownThatAnotherPersonMustConfirmIt() {
        kind.policy = () -> ChangePolicy.DEFAULT.fourEyes(true).typedAbove(0).maxRows(9);
        JsonNode me = manager.graphql("{ me { id email } }").data("me");
        Actor by = new Actor(me.path("id").asLong(), me.path("email").asString());
        long id = create(by, "a", "b");
        act(manager, "changeSetCheck", Map.of("id", id));
        JsonNode mine = reaches(manager, id, "CHECKED");
        Client colleague = signedIn(shop, "MANAGER");

        assertThat(mine.path("confirmation").toString()).isEqualTo(
            "{\"typedAbove\":0,\"fourEyes\":true,\"maxRows\":9,\"obstacles\":[\"NEEDS_ANOTHER_PERSON\"]}"
        );
        assertThat(mine.path("acts").toString()).doesNotContain("CONFIRM");
        Map<String, Object> yes = Map.of("id", id, "version", mine.path("version").asInt(), "expectedRows", 2);
        assertThat(refusal(manager, "changeSetConfirm", yes)).isEqualTo("NEEDS_ANOTHER_PERSON");
        assertThat(find(colleague, id).path("acts").toString()).contains("CONFIRM");
        assertThat(refusal(colleague, "changeSetConfirm", yes)).isEqualTo("TYPE_THE_NUMBER");
        Map<String, Object> typed = new HashMap<>(yes);
        typed.put("typedRows", 2);
        act(colleague, "changeSetConfirm", typed);
        assertThat(reaches(manager, id, "VERIFIED").path("confirmedBy").asString()).isNotEqualTo(by.email());
    }

    @Test
    void aSetOfAnotherShopIsAnsweredLikeNone() {
        long id = create("a");
        Client stranger = signedIn(connect(), "MANAGER");
        Client viewer = signedIn(shop, "VIEWER");

        for (Client other : List.of(stranger, viewer)) {
            for (long asked : List.of(id, 999_999_999L)) {
                assertThat(find(other, asked).isNull()).isTrue();
                for (String name : List.of("changeSetCheck", "changeSetCancel", "changeSetRollBack")) {
                    assertThat(refusal(other, name, Map.of("id", asked))).isEqualTo("NOT_FOUND");
                }
                Map<String, Object> confirm = Map.of("id", asked, "version", 1, "expectedRows", 1);
                assertThat(refusal(other, "changeSetConfirm", confirm)).isEqualTo("NOT_FOUND");
            }
            assertThat(listed(other)).isEmpty();
        }
        assertThat(listed(manager)).containsExactly(Long.toString(id));
        assertThat(refusal(manager, "changeSetCheck", Map.of("id", "1 or 1=1"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void whoMayOnlyReadIsToldSo() {
        registration.withdraw();
        FakeKind strict = new FakeKind("platform:cache", 3, InstantSource.system(), Duration.ofMillis(200));
        strict.readPermission = "platform:jobs";
        registration = register(strict);
        long id = create("a");

        assertThat(find(manager, id).path("acts")).isEmpty();
        assertThat(find(manager, id).path("missingPermission").asString()).isEqualTo("platform:cache");
        assertThat(refusal(manager, "changeSetCheck", Map.of("id", id))).isEqualTo("FORBIDDEN");
    }

    @Test
    void aListIsWalkedNewestFirst() {
        List<String> made = IntStream.range(0, 5)
            .mapToObj(i -> Long.toString(create("k" + i)))
            .toList()
            .reversed();
        String query =
            "query($after: String) { changeSets(first: 2, after: $after) { nodes { " +
            SET +
            " } pageInfo { hasNextPage endCursor } totalCount } }";

        JsonNode first = manager.graphql(query).data("changeSets");
        JsonNode second = manager
            .graphql(query, Map.of("after", first.path("pageInfo").path("endCursor").asString()))
            .data("changeSets");

        assertThat(first.path("totalCount").asInt()).isEqualTo(5);
        assertThat(
            Stream.of(first, second)
                .flatMap(page -> page.path("nodes").valueStream())
                .map(set -> set.path("id").asString())
        ).containsExactlyElementsOf(made.subList(0, 4));
    }

    @Test
    void aSetOfAPluginThatIsAwayWaitsForIt() {
        long id = create("a");
        registration.withdraw();
        registration = () -> {};

        act(manager, "changeSetCheck", Map.of("id", id));
        JsonNode waiting = find(manager, id);
        assertThat(waiting.path("kind").path("available").asBoolean()).isFalse();
        assertThat(waiting.path("kind").path("title").asString()).isEqualTo(FakeKind.ID);
        assertThat(waiting.path("state").asString()).isEqualTo("CHECKING");

        registration = register();
        reaches(manager, id, "CHECKED");
    }

    @Test
    void aManagerStopsAllSendingOfTheShopAndLetsItGoOn() {
        long id = create("a");
        act(manager, "changeSetCheck", Map.of("id", id));
        JsonNode checked = reaches(manager, id, "CHECKED");
        Client stranger = signedIn(connect(), "MANAGER");
        Client viewer = signedIn(shop, "VIEWER");
        Map<String, Object> here = Map.of("shopId", shop.id().toString(), "reason", "a wrong formula");

        for (Client other : List.of(stranger, viewer)) {
            assertThat(sending(other, "Stop", here).toString()).contains("FORBIDDEN");
        }
        assertThat(sending(manager, "Stop", Map.of()).toString()).contains("FORBIDDEN");
        assertThat(sending(manager, "GoOn", Map.of("shopId", shop.id().toString())).toString()).contains("NOT_STOPPED");
        assertThat(sending(manager, "Stop", here).path("errors")).isEmpty();

        assertThat(stops(manager)).contains("\"reason\":\"a wrong formula\"", "\"mayGoOn\":true");
        assertThat(stops(viewer)).contains("a wrong formula", "\"mayGoOn\":false");
        assertThat(stops(stranger)).isEqualTo("[]");
        act(
            manager,
            "changeSetConfirm",
            Map.of("id", id, "version", checked.path("version").asInt(), "expectedRows", 1)
        );
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> desk.find(id).orElseThrow().goOnAt() != null);
        assertThat(kind.batches).isEmpty();
        assertThat(find(manager, id).path("state").asString()).isEqualTo("CONFIRMED");

        assertThat(
            sending(manager, "GoOn", Map.of("shopId", shop.id().toString())).path("sending").path("stops")
        ).isEmpty();
        reaches(manager, id, "VERIFIED");
        assertThat(kind.batches).hasSize(1);
        assertThat(
            jdbc.queryForList(
                "SELECT action FROM platform.audit_entry WHERE shop_id = ? AND action LIKE 'changeSending%' AND outcome = 'SUCCEEDED' ORDER BY 1",
                String.class,
                shop.id().value()
            )
        ).containsExactly("changeSendingGoOn", "changeSendingStop");
    }

    private static String stops(Client client) {
        return client
            .graphql("{ changeSending { mayStopAll stops { shopId reason stoppedBy mayGoOn } } }")
            .data("changeSending")
            .path("stops")
            .toString();
    }

    private static JsonNode sending(Client client, String name, Map<String, ?> input) {
        String query =
            "mutation($input: ChangeSending%1$sInput!) { changeSending%1$s(input: $input) { sending { stops { shopId } } errors { code } } }";
        return client.graphql(query.formatted(name), Map.of("input", input)).data("changeSending" + name);
    }

    private Registration register() {
        return register(kind);
    }

    private Registration register(FakeKind registered) {
        PluginContributions plugin = new PluginContributions(
            "test",
            "1.0.0",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(registered),
            Egress.NONE,
            PluginQuotas.unlimited("test")
        );
        contributions.check(plugin, List.of());
        return contributions.register(plugin);
    }

    private long create(String... keys) {
        return create(null, keys);
    }

    private long create(@Nullable Actor by, String... keys) {
        ChangeSetDraft draft = new ChangeSetDraft(shop.id(), FakeKind.ID, "Values", "test", null, by);
        List<DraftRow> rows = Stream.of(keys)
            .map(key -> ChangeBench.row(key, null, key.equals("forbidden") ? "\"forbidden\"" : "\"new\""))
            .toList();
        return desk.create(draft, desk.kind(FakeKind.ID).orElseThrow(), rows);
    }

    private JsonNode reaches(Client client, long id, String state) {
        return await()
            .atMost(Duration.ofSeconds(20))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> find(client, id), set -> set.path("state").asString().equals(state));
    }

    private static JsonNode find(Client client, long id) {
        return client.graphql("{ changeSet(id: \"%d\") { %s } }".formatted(id, SET)).data("changeSet");
    }

    private static List<String> listed(Client client) {
        return client
            .graphql("{ changeSets { nodes { id } } }")
            .data("changeSets")
            .path("nodes")
            .valueStream()
            .map(set -> set.path("id").asString())
            .toList();
    }

    private static JsonNode act(Client client, String name, Map<String, ?> input) {
        JsonNode payload = send(client, name, input);
        assertThat(payload.path("errors")).isEmpty();
        return payload.path("changeSet");
    }

    private static String refusal(Client client, String name, Map<String, ?> input) {
        return send(client, name, input).path("errors").path(0).path("code").asString();
    }

    private static JsonNode send(Client client, String name, Map<String, ?> input) {
        String type = name.equals("changeSetConfirm") ? "ChangeSetConfirmInput" : "ChangeSetInput";
        return client.graphql(ACT.formatted(type, name), Map.of("input", input)).data(name);
    }

    private static List<String> keys(JsonNode set) {
        return set
            .path("rows")
            .path("nodes")
            .valueStream()
            .map(row -> row.path("key").asString())
            .toList();
    }

    private Client signedIn(Shop where, String role) {
        String email = new People(port).create(
            UUID.randomUUID() + "@example.org",
            "MANAGER",
            "{shopId: \"%s\", role: %s}".formatted(where.id(), role)
        );
        Client client = new Client(port);
        client.login(email, People.PASSWORD);
        return client.header("X-Shop-Id", where.id().toString());
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
