package dev.vitrina.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.control.TokenControl;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.token.TokenCategory;
import dev.vitrina.sandbox.token.TokenSpec;
import dev.vitrina.sandbox.token.TokenType;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PluginTest(cards = 20)
class TokensOnAHostTest extends PluginContract {

    private static final String FIELDS = """
        id name sellerName tradeMark sellerId type categories categoryChecks { category result } readOnly state expiresAt daysToExpiry checkedAt createdAt
        shop { id sellerName tradeMark sellerId state }
        statistics { lastUsedAt callsToday callsSavedToday lastError lastErrorAt }
        """;
    private static final String CREATE =
        "mutation($input: WbTokensCreateInput!) { wbTokensCreate(input: $input) { token { " +
        FIELDS +
        " } warnings { code message path } errors { code message path } } }";
    private static final String UPDATE =
        "mutation($input: WbTokensUpdateInput!) { wbTokensUpdate(input: $input) { token { " +
        FIELDS +
        " } warnings { code } errors { code message path } } }";
    private static final String DELETE =
        "mutation($input: WbTokensDeleteInput!) { wbTokensDelete(input: $input) { deletedId errors { code message path } } }";
    private static final String REVALIDATE =
        "mutation($input: WbTokensRevalidateInput!) { wbTokensRevalidate(input: $input) " +
        "{ token { state shop { state } } errors { code message } } }";
    private static final String LIST = "{ wbTokens { totalItems items { " + FIELDS + " } } }";

    private final TestHost host;
    private final WbSandbox wildberries;
    private final TestClient admin;

    TokensOnAHostTest(TestHost host) {
        this.host = host;
        this.wildberries = host.sandbox();
        this.admin = host.admin();
    }

    @BeforeEach
    void contentedWildberries() {
        wildberries.control().reset();
        // Three checks of a token in half a minute are all that Wildberries allows; tests have no half minutes.
        host.jdbc().sql("TRUNCATE platform.upstream_quota, platform.upstream_quota_block").update();
    }

    @AfterEach
    void disconnectAll() {
        wildberries.control().clearFaults();
        for (JsonNode token : admin.execute(LIST).at("/wbTokens/items")) {
            delete(token.path("id").asString(), token.path("name").asString());
        }
    }

    @Test
    void connectsASellerAndShowsWhoItIs() {
        GraphQlAnswer answer = create("Основной", demo(0).token());

        assertThat(answer.errors()).isEmpty();
        JsonNode token = answer.at("/wbTokensCreate/token");
        assertThat(answer.at("/wbTokensCreate/errors")).isEmpty();
        assertThat(answer.at("/wbTokensCreate/warnings")).isEmpty();
        assertThat(token.path("name").asString()).isEqualTo("Основной");
        assertThat(token.path("sellerName").asString()).isEqualTo("ООО «Северный лён»");
        assertThat(token.path("tradeMark").asString()).isEqualTo("NordFlax");
        assertThat(token.path("type").asString()).isEqualTo("PERSONAL");
        assertThat(token.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(token.path("categories")).hasSize(13);
        assertThat(token.path("categoryChecks").findValuesAsString("result")).hasSize(13).containsOnly("OK");
        assertThat(token.path("daysToExpiry").asInt()).isBetween(14, 200);
        assertThat(token.path("shop").path("id").asString()).isEqualTo(token.path("id").asString());
        assertThat(token.path("shop").path("state").asString()).isEqualTo("CONNECTED");
        assertThat(admin.execute("{ shops { items { sellerName } } }").at("/shops/items")).hasSize(1);
    }

    @Test
    void refusesWhatIsNoTokenOrNoNameAndNamesBothPlaces() {
        assertThat(errors(create("  ", "nonsense"))).containsExactly(
            "NAME_REQUIRED at name",
            "TOKEN_MALFORMED at token"
        );
        assertThat(errors(create("x".repeat(101), demo(0).token()))).containsExactly("NAME_TOO_LONG at name");
    }

    @Test
    void refusesAnExpiredToken() {
        assertThat(errors(create("Старый", demo(3).token()))).containsExactly("TOKEN_EXPIRED at token");
    }

    @Test
    void refusesATokenWithoutContentAndSaysWhatToDo() {
        String token = issue(spec(0).without(TokenCategory.CONTENT));

        GraphQlAnswer answer = create("Без контента", token);

        assertThat(errors(answer)).containsExactly("CATEGORY_MISSING at token");
        assertThat(answer.text("/wbTokensCreate/errors/0/message")).contains("Content", "create a new token");
    }

    @Test
    void refusesAWithdrawnToken() {
        String token = issue(spec(0));
        wildberries.control().tokens().withdraw(token);

        assertThat(errors(create("Отозван", token))).containsExactly("TOKEN_REFUSED at token");
    }

    @Test
    void saysHowLongToWaitWhenTheRateLimitIsUsedUp() {
        wildberries.control().fault("ping:wb-content", new Fault.RateLimited(600L));

        GraphQlAnswer answer = create("Позже", issue(spec(1)));

        assertThat(errors(answer)).containsExactly("RATE_LIMITED at token");
        assertThat(answer.text("/wbTokensCreate/errors/0/message")).containsPattern("(600|59\\d) seconds");
    }

    @Test
    void saysThatWildberriesCannotBeReached() {
        wildberries.control().fault("ping:wb-content", new Fault.ServerError(503));

        assertThat(errors(create("Недоступен", demo(0).token()))).containsExactly("WB_UNAVAILABLE at token");
    }

    @Test
    void refusesTheSameSellerTwiceAndNamesTheTokenThatHasIt() {
        create("Первый", demo(0).token());

        GraphQlAnswer again = create("Второй", issue(spec(0).readOnly()));

        assertThat(errors(again)).containsExactly("SELLER_ALREADY_CONNECTED at token");
        assertThat(again.text("/wbTokensCreate/errors/0/message")).contains("Первый", "ООО «Северный лён»");
    }

    @Test
    void acceptsLimitedTokensWithWarnings() {
        TokenSpec limited = spec(1)
            .withType(TokenType.BASE)
            .without(TokenCategory.PRICES)
            .withExpiry(Instant.now().plus(Duration.ofDays(3)));

        GraphQlAnswer answer = create("Базовый", issue(limited));

        assertThat(answer.at("/wbTokensCreate/warnings").findValuesAsString("code")).containsExactly(
            "TOKEN_BASE",
            "CATEGORY_MISSING",
            "TOKEN_EXPIRES_SOON"
        );
        assertThat(answer.text("/wbTokensCreate/token/state")).isEqualTo("EXPIRING");
        assertThat(answer.text("/wbTokensCreate/token/daysToExpiry")).isEqualTo("2");
    }

    @Test
    void showsWhichCategoriesWildberriesDoesNotOpen() {
        wildberries.control().fault("ping:wb-finance", new Fault.Forbidden());
        wildberries.control().fault("ping:wb-documents", new Fault.ServerError(503));

        GraphQlAnswer answer = create("Почти всё", demo(0).token());

        assertThat(answer.at("/wbTokensCreate/errors")).isEmpty();
        assertThat(answer.at("/wbTokensCreate/warnings").findValuesAsString("code")).containsExactly(
            "CATEGORY_MISSING",
            "CATEGORY_UNCONFIRMED"
        );
        assertThat(
            admin
                .execute(LIST)
                .at("/wbTokens/items/0/categoryChecks")
                .valueStream()
                .map(check -> check.path("category").asString() + " " + check.path("result").asString())
        )
            .hasSize(13)
            .contains("CONTENT OK", "FINANCE REFUSED", "DOCUMENTS UNREACHABLE");
    }

    @Test
    void listsTokensPageByPageByName() {
        create("б", demo(0).token());
        create("А", demo(1).token());
        create("в", demo(2).token());

        JsonNode second = admin
            .execute("{ wbTokens(page: {number: 1, size: 2}) { totalItems items { name } } }")
            .at("/wbTokens");

        assertThat(admin.execute(LIST).at("/wbTokens/items").findValuesAsString("name")).containsExactly("А", "б", "в");
        assertThat(second.path("totalItems").asInt()).isEqualTo(3);
        assertThat(second.path("items").findValuesAsString("name")).containsExactly("в");
        assertThat(admin.execute("{ wbTokens(page: {size: 201}) { totalItems } }").errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
    }

    @Test
    void asksTheDatabaseForSeveralTokensAsOftenAsForOneAndWildberriesForNone() {
        create("Первый", demo(0).token());
        admin.execute(LIST);
        GraphQlAnswer one = admin.execute(LIST);
        create("Второй", demo(1).token());
        create("Третий", demo(2).token());
        wildberries.control().resetCounters();

        GraphQlAnswer three = admin.execute(LIST);

        assertThat(three.at("/wbTokens/items")).hasSize(3);
        assertThat(host.statements(three)).containsExactlyInAnyOrderElementsOf(host.statements(one)).isNotEmpty();
        assertThat(wildberries.control().traffic().latest()).isEmpty();
    }

    @Test
    void renamesAndReplacesTheSecretOfTheSameSellerOnly() {
        String id = create("Имя", demo(0).token()).text("/wbTokensCreate/token/id");

        GraphQlAnswer renamed = update(id, "Новое имя", null);
        GraphQlAnswer replaced = update(id, null, issue(spec(0).readOnly()));
        GraphQlAnswer foreign = update(id, null, demo(1).token());

        assertThat(renamed.text("/wbTokensUpdate/token/name")).isEqualTo("Новое имя");
        assertThat(replaced.text("/wbTokensUpdate/token/readOnly")).isEqualTo("true");
        assertThat(replaced.text("/wbTokensUpdate/token/name")).isEqualTo("Новое имя");
        assertThat(foreign.text("/wbTokensUpdate/errors/0/code")).isEqualTo("OTHER_SELLER");
        assertThat(update("999999", "x", null).text("/wbTokensUpdate/errors/0/code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void deletesAfterTheNameWasTypedAndTellsBeforeWhatGoes() {
        String id = create("Удалить", demo(0).token()).text("/wbTokensCreate/token/id");

        GraphQlAnswer preview = admin.execute(
            "query($id: ID!) { wbTokensDeletePreview(id: $id) { shop { sellerName } mirroredRows grants } }",
            Map.of("id", id)
        );
        GraphQlAnswer mistyped = delete(id, "удалить");
        GraphQlAnswer deleted = delete(id, "Удалить");

        assertThat(preview.text("/wbTokensDeletePreview/shop/sellerName")).isEqualTo("ООО «Северный лён»");
        assertThat(preview.text("/wbTokensDeletePreview/mirroredRows")).isEqualTo("0");
        assertThat(mistyped.text("/wbTokensDelete/errors/0/code")).isEqualTo("NAME_MISMATCH");
        assertThat(deleted.text("/wbTokensDelete/deletedId")).isEqualTo(id);
        assertThat(admin.execute(LIST).text("/wbTokens/totalItems")).isEqualTo("0");
        assertThat(admin.execute("{ shops { items { id } } }").at("/shops/items")).isEmpty();
    }

    @Test
    void aDeletedSellerCanBeAddedAgain() {
        String id = create("Раз", demo(2).token()).text("/wbTokensCreate/token/id");
        delete(id, "Раз");

        assertThat(errors(create("Два", demo(2).token()))).isEmpty();
    }

    @Test
    void noticesAtRevalidationThatATokenWasWithdrawnAndThatItIsGoodAgain() {
        String token = issue(spec(0));
        String id = create("Проверка", token).text("/wbTokensCreate/token/id");
        wildberries.control().tokens().withdraw(token);

        GraphQlAnswer refused = revalidate(id);
        wildberries.control().reset();
        GraphQlAnswer good = revalidate(id);

        assertThat(refused.text("/wbTokensRevalidate/token/state")).isEqualTo("REFUSED");
        assertThat(refused.text("/wbTokensRevalidate/token/shop/state")).isEqualTo("CREDENTIAL_REFUSED");
        assertThat(good.text("/wbTokensRevalidate/token/state")).isEqualTo("ACTIVE");
        assertThat(good.text("/wbTokensRevalidate/token/shop/state")).isEqualTo("CONNECTED");
    }

    @Test
    void isUnconfirmedWhileWildberriesIsSilent() {
        String id = create("Тишина", demo(0).token()).text("/wbTokensCreate/token/id");
        wildberries.control().fault("ping:wb-content", new Fault.ServerError(503));

        GraphQlAnswer answer = revalidate(id);

        assertThat(answer.text("/wbTokensRevalidate/token/state")).isEqualTo("UNCONFIRMED");
        assertThat(answer.text("/wbTokensRevalidate/errors/0/code")).isEqualTo("WB_UNAVAILABLE");
    }

    @Test
    void countsTheCallsOfAShop() {
        String id = create("Статистика", demo(0).token()).text("/wbTokensCreate/token/id");
        revalidate(id);

        Awaitility.await().untilAsserted(() -> {
                JsonNode statistics = admin.execute(LIST).at("/wbTokens/items/0/statistics");
                assertThat(statistics.path("callsToday").asLong()).isPositive();
                assertThat(statistics.path("lastUsedAt").asString()).startsWith("20");
            });
    }

    @Test
    void neverGivesTheSecretOut() {
        String secret = issue(spec(0));
        GraphQlAnswer created = create("Секрет", secret);
        String signature = secret.substring(secret.lastIndexOf('.') + 1);

        assertThat(created.body().toString()).doesNotContain(signature);
        assertThat(admin.execute(LIST).body().toString()).doesNotContain(signature);
        assertThat(
            host.jdbc().sql("SELECT string_agg(t::text, '') FROM p_wb_tokens.token t").query(String.class).single()
        ).doesNotContain(signature);
    }

    @Test
    void isForAdministratorsOnly() {
        String email = "manager-" + UUID.randomUUID() + "@example.org";
        admin.execute(
            "mutation($input: UserCreateInput!) { userCreate(input: $input) { errors { code } } }",
            Map.of("input", Map.of("email", email, "name", "M", "password", "manager-password", "role", "MANAGER"))
        );
        TestClient manager = host.anonymous().signedIn(email, "manager-password");

        assertThat(manager.execute(LIST).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(host.anonymous().execute(LIST).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost plugins) {
        create("Первый", demo(0).token());
        create("Второй", demo(1).token());
        return Map.of(LIST, 6);
    }

    private DemoToken demo(int seller) {
        return wildberries.tokens().get(seller);
    }

    private TokenSpec spec(int seller) {
        TokenControl tokens = wildberries.control().tokens();
        return tokens.spec(wildberries.seller(demo(seller).seller()));
    }

    private String issue(TokenSpec spec) {
        return wildberries.control().tokens().issue(spec);
    }

    private GraphQlAnswer create(String name, String token) {
        return admin.execute(CREATE, Map.of("input", Map.of("name", name, "token", token)));
    }

    private GraphQlAnswer update(String id, @Nullable String name, @Nullable String token) {
        Map<String, String> input = new HashMap<>(Map.of("id", id));
        if (name != null) {
            input.put("name", name);
        }
        if (token != null) {
            input.put("token", token);
        }
        return admin.execute(UPDATE, Map.of("input", input));
    }

    private GraphQlAnswer delete(String id, String confirmName) {
        return admin.execute(DELETE, Map.of("input", Map.of("id", id, "confirmName", confirmName)));
    }

    private GraphQlAnswer revalidate(String id) {
        return admin.execute(REVALIDATE, Map.of("input", Map.of("id", id)));
    }

    private static List<String> errors(GraphQlAnswer answer) {
        assertThat(answer.errors()).isEmpty();
        return answer
            .at("/wbTokensCreate/errors")
            .valueStream()
            .map(error -> error.path("code").asString() + " at " + error.path("path").path(0).asString())
            .toList();
    }
}
