package dev.vitrina.pricing;

import static dev.vitrina.test.ChangeSetDriver.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.catalogue.CardPatch;
import dev.vitrina.sandbox.control.DemoToken;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.prices.GoodsStatus;
import dev.vitrina.test.ChangeSetDriver;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prices for many goods at once, and their history as a file: a real host, a real database, two shops of the simulated Wildberries. */
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 60,
    properties = {
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
        "vitrina.plugins.settings.wb-pricing.lookAfterSeconds=1",
        "vitrina.plugins.settings.wb-pricing.warehouse=Склад WB РФ",
        "vitrina.plugins.settings.wb-pricing.buyoutPercent=80",
        "vitrina.plugins.settings.wb-pricing.taxSystem=usnIncome",
        "vitrina.plugins.settings.wb-pricing.taxPercent=6",
    }
)
class EntryOnAHostTest {

    private static final String SAME = "ТОТ-ЖЕ/1";
    private static final String RULE = """
        query($goods: PricingSelection!, $rule: PricingRuleInput!) { pricingRulePreview(goods: $goods, rule: $rule) {
          goods changed leftOut { reason count nmIds message } errors { code path }
          examples { nmId label priceBefore priceAfter discountAfter paidBefore paidAfter currencyCode } } }
        """;
    private static final String TALLY =
        "tally { changed unchanged bad problems { line code column message } } errors { code }";
    private static final String LOOK =
        "query($input: PricingImportPreviewInput!) { pricingImportPreview(input: $input) { columns { header target samples } " +
        "examples { nmId priceBefore priceAfter discountAfter } " +
        TALLY +
        " } }";
    private static final String IMPORT =
        "mutation($input: PricingImportInput!) { pricingImport(input: $input) { changeSetId " + TALLY + " } }";
    private static final String GOODS =
        "{ pricingGoods(first: 500) { items { nmId vendorCode discount sizes { sizeId techSize price { amount } } } freshness { state } } }";

    private static TestClient shop;
    /** Has a base token. */
    private static TestClient other;
    private static String otherId;
    private static ChangeSetDriver sets;
    private static DemoToken seller;
    private static DemoToken second;
    private static GoodsStatus twin;
    private static GoodsStatus twinThere;
    private static final Set<Long> TAKEN = new HashSet<>();

    private final TestHost host;

    EntryOnAHostTest(TestHost host) {
        this.host = host;
    }

    @BeforeAll
    static void connect(TestHost host) {
        seller = host.sandbox().tokens().getFirst();
        second = host.sandbox().tokens().get(2);
        twin = first(host, seller.seller(), EntryOnAHostTest::isPlain);
        twinThere = first(
            host,
            second.seller(),
            good -> isPlain(good) && good.price() != twin.price() && good.discount() != twin.discount()
        );
        CardPatch same = new CardPatch(null, null, null, SAME, null, null, null, null, null);
        host.sandbox().control().edit(seller.seller(), twin.nmId(), same);
        host.sandbox().control().edit(second.seller(), twinThere.nmId(), same);
        TAKEN.add(twin.nmId());
        shop = host.connect(seller);
        other = host.connect(second);
        sets = new ChangeSetDriver(shop);
        for (TestClient one : List.of(shop, other)) {
            Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(
                    () ->
                        one
                            .execute("{ productSyncStatus { complete } }")
                            .at("/productSyncStatus/complete")
                            .asBoolean() &&
                        one.execute(GOODS).at("/pricingGoods/items").size() > 50
                );
        }
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> shop.execute(GOODS).text("/pricingGoods/freshness/state").equals("FRESH"));
        otherId = other
            .execute("{ shops { items { id } } }")
            .at("/shops/items")
            .valueStream()
            .map(item -> item.path("id").asString())
            .max((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)))
            .orElseThrow();
    }

    @Test
    void looksAtATableAndDraftsWhatOfItCanBeUsed() throws IOException {
        GoodsStatus good = plain();
        GoodsStatus cheaper = plain();
        GoodsStatus doubtful = plain();
        String file = shop.upload(
            "prices.xlsx",
            workbook(sheet -> {
                cells(sheet, 0, "Бренд", "Артикул WB", "Текущая цена", "Новая цена", "Новая скидка");
                cells(sheet, 1, "x", good.nmId(), good.price(), (good.price() + 10) + ",00\u00A0₽", "");
                cells(sheet, 2, "x", 999_999_999_999L, 1, 2, "");
                cells(sheet, 3, "x", cheaper.nmId(), 1, "", "1,234");
                cells(sheet, 4, "x", good.nmId(), 1, good.price() + 10, "");
                cells(sheet, 5, "x", cheaper.nmId(), 1, cheaper.price(), cheaper.discount() + " %");
                cells(sheet, 6, "x", doubtful.nmId(), 1, doubtful.price() + 20, "");
                cells(sheet, 7, "x", doubtful.nmId(), 1, doubtful.price() + 30, "");
            })
        );
        int before = sets();

        JsonNode look = shop.execute(LOOK, Map.of("input", Map.of("fileId", file))).at("/pricingImportPreview");
        assertThat(sets()).as("a look keeps nothing").isEqualTo(before);
        JsonNode imported = shop.execute(IMPORT, Map.of("input", Map.of("fileId", file))).at("/pricingImport");

        assertThat(
            look
                .at("/columns")
                .valueStream()
                .map(column -> column.path("target").asString(""))
        ).containsExactly("", "key.nmId", "", "price", "discount");
        assertThat(look.at("/tally")).isEqualTo(imported.at("/tally"));
        assertThat(look.at("/examples")).hasSize(1);
        assertThat(look.at("/examples/0/priceAfter").asString()).isEqualTo(Integer.toString(good.price() + 10));
        assertThat(look.at("/tally/changed").asInt()).as(look.toString()).isEqualTo(1);
        assertThat(look.at("/tally/unchanged").asInt()).isEqualTo(2);
        assertThat(
            look
                .at("/tally/problems")
                .valueStream()
                .map(problem -> problem.path("line").asInt() + problem.path("code").asString())
        ).containsExactly("3CARD_UNKNOWN", "4NOT_A_DISCOUNT", "7GOOD_TWICE", "8GOOD_TWICE");
        assertThat(look.at("/tally/problems/1/message").asString()).contains("1,234");
        String id = imported.path("changeSetId").asString();
        sets.await(id, Set.of("CHECKED"));
        JsonNode set = sets.set(id);
        assertThat(set.path("rowCount").asInt()).isEqualTo(2);
        assertThat(row(set, id(good)).path("state").asString()).isEqualTo("READY");
        assertThat(row(set, id(cheaper)).path("state").asString()).isEqualTo("UNCHANGED");
    }

    @Test
    void setsAMarginWhereItIsKnownAndNamesTheGoodsWhereItIsNot() {
        GoodsStatus known = taken(good -> isPlain(good) && good.clubDiscount() == 0);
        GoodsStatus unknown = plain();
        shop.execute(
            "mutation($input: PricingCostsSetInput!) { pricingCostsSet(input: $input) { tally { set } } }",
            Map.of("input", Map.of("costs", List.of(Map.of("nmId", id(known), "amount", "400"))))
        );

        JsonNode look = look(Map.of("operation", "SET_MARGIN", "value", 30), id(known), id(unknown));

        assertThat(look.at("/errors")).isEmpty();
        assertThat(look.path("goods").asInt()).isEqualTo(2);
        assertThat(look.path("changed").asInt()).as(look.toString()).isEqualTo(1);
        assertThat(look.at("/leftOut/0/reason").asString()).isEqualTo("MARGIN_UNKNOWN");
        assertThat(look.at("/leftOut/0/nmIds/0").asString()).isEqualTo(id(unknown));
        String paid = look.at("/examples/0/paidAfter").asString();
        JsonNode margin = shop
            .execute(
                "query($id: ID!, $paid: String!) { pricingEconomics(nmIds: [$id]) { at(discountedPrice: $paid) { percent } } }",
                Map.of("id", id(known), "paid", paid)
            )
            .at("/pricingEconomics/0/at/percent");
        assertThat(new BigDecimal(margin.asString())).isBetween(new BigDecimal("30"), new BigDecimal("30.5"));
    }

    @Test
    void copiesWhatTheSameGoodCostsInAnotherShop() {
        GoodsStatus alone = plain();
        Map<String, Object> rule = Map.of("operation", "COPY_FROM_SHOP", "shopId", otherId);

        JsonNode look = look(rule, id(twin), id(alone));
        String set = sets.checked(
            "pricingApplyRule",
            Map.of("goods", Map.of("nmIds", List.of(id(twin), id(alone))), "rule", rule)
        );

        assertThat(look.path("changed").asInt()).as(look.toString()).isEqualTo(1);
        assertThat(look.at("/leftOut/0/reason").asString()).isEqualTo("NOT_IN_THE_OTHER_SHOP");
        JsonNode copied = row(sets.set(set), id(twin));
        assertThat(field(copied, "price")).isEqualTo(Integer.toString(twinThere.price()));
        assertThat(field(copied, "discount")).isEqualTo(Integer.toString(twinThere.discount()));
    }

    /** Nothing reads the other shop's prices before they are sent to this one. */
    @Test
    void copiesNoPricesThatWereReadLongAgo() {
        Map<String, Object> rule = Map.of("operation", "COPY_FROM_SHOP", "shopId", otherId);
        String age =
            "UPDATE cache.mirror_state SET as_of = as_of - :by * INTERVAL '1 hour' " +
            "WHERE mirror = 'wb-pricing/goods' AND tenant = :shop";
        host.jdbc().sql(age).param("by", 1).param("shop", Long.valueOf(otherId)).update();

        JsonNode look = look(rule, id(twin));

        host.jdbc().sql(age).param("by", -1).param("shop", Long.valueOf(otherId)).update();
        assertThat(look.at("/errors/0/code").asString()).as(look.toString()).isEqualTo("RULE_SHOP_STALE");
        assertThat(look.at("/errors/0/path").toString()).contains("shopId");
        assertThat(look(rule, id(twin)).at("/errors")).isEmpty();
    }

    @Test
    void whoMayNotSeeTheOtherShopOrCostsCopiesAndLearnsNothing() {
        TestClient manager = manager();

        for (Object id : List.of(otherId, "999999", "x")) {
            JsonNode look = manager
                .execute(
                    RULE,
                    Map.of(
                        "goods",
                        Map.of("nmIds", List.of(id(twin))),
                        "rule",
                        Map.of("operation", "COPY_FROM_SHOP", "shopId", id)
                    )
                )
                .at("/pricingRulePreview");
            assertThat(look.at("/errors/0/code").asString()).as(look.toString()).isEqualTo("RULE_SHOP");
        }
        assertThat(look(Map.of("operation", "COPY_FROM_SHOP", "shopId", otherId), id(twin)).at("/errors")).isEmpty();
        assertThat(
            shop
                .execute(
                    RULE,
                    Map.of(
                        "goods",
                        Map.of("nmIds", List.of(id(twin))),
                        "rule",
                        Map.of("operation", "COPY_FROM_DATE", "time", Instant.now().plusSeconds(600).toString())
                    )
                )
                .at("/pricingRulePreview/errors/0/code")
                .asString()
        ).isEqualTo("RULE_TIME");
    }

    @Test
    void bringsBackWhatAGoodCostAndTellsItInAFile() {
        GoodsStatus good = plain();
        Instant before = Instant.now();
        String set = sets.checked(
            "pricingSet",
            Map.of("rows", List.of(Map.of("nmId", id(good), "price", good.price() + 30)), "title", "=Дороже")
        );
        assertThat(sets.done(set).path("state").asString()).isEqualTo("VERIFIED");
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                shop
                    .execute(
                        "query($id: ID!) { pricingHistory(nmId: $id) { items { source changeSet { title confirmedBy } } } }",
                        Map.of("id", id(good))
                    )
                    .at("/pricingHistory/items/0/changeSet/title")
                    .asString("")
                    .equals("=Дороже")
            );

        JsonNode look = look(Map.of("operation", "COPY_FROM_DATE", "time", before.toString()), id(good));
        JsonNode then = look(Map.of("operation", "COPY_FROM_DATE", "time", "2020-01-01T00:00:00Z"), id(good));
        List<String> lines = exported("CSV", Map.of("nmIds", List.of(id(good))));

        assertThat(look.at("/examples/0/priceAfter").asString()).isEqualTo(Integer.toString(good.price()));
        assertThat(then.at("/leftOut/0/reason").asString()).isEqualTo("NOT_KNOWN_THEN");
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("\uFEFFWB article,Vendor code,Size,From,To,Price before discount");
        assertThat(lines.get(1)).startsWith(good.nmId() + ",").contains("," + good.price() + ",", "first seen");
        assertThat(lines.get(2))
            .contains("," + (good.price() + 30) + ",", ",Vitrina," + set + ",'=Дороже," + TestHost.ADMIN_EMAIL)
            .doesNotContain(",=");
    }

    @Test
    void tellsTheHistoryOfAllGoodsThatTheListFinds() {
        int goods = shop.execute(GOODS).at("/pricingGoods/items").size();

        List<String> lines = exported("CSV", Map.of("filter", Map.of(), "expectedCount", goods));

        assertThat(
            lines
                .stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
        ).hasSize(goods);
        assertThat(
            start("CSV", Map.of("filter", Map.of(), "expectedCount", 1)).at("/errors/0/code").asString()
        ).isEqualTo("MORE_GOODS_THAN_SHOWN");
    }

    @Test
    void changesSomeSizesAloneWhereTheyMayHavePricesOfTheirOwn() {
        GoodsStatus sized = taken(good -> good.editableSizePrice() && good.sizePrices().size() > 1);
        JsonNode size = shop
            .execute(GOODS)
            .at("/pricingGoods/items")
            .valueStream()
            .filter(good -> good.path("nmId").asString().equals(id(sized)))
            .findFirst()
            .orElseThrow()
            .at("/sizes/0");
        GoodsStatus plain = plain();

        JsonNode look = look(
            Map.of("operation", "PRICE_AMOUNT", "value", 50, "sizes", List.of(size.path("techSize").asString())),
            id(sized),
            id(plain)
        );

        assertThat(look.path("changed").asInt()).as(look.toString()).isEqualTo(1);
        assertThat(look.at("/examples")).hasSize(1);
        assertThat(new BigDecimal(look.at("/examples/0/priceAfter").asString())).isEqualByComparingTo(
            new BigDecimal(size.at("/price/amount").asString()).add(BigDecimal.valueOf(50))
        );
        assertThat(
            look(Map.of("operation", "SET_DISCOUNT", "value", 5, "sizes", List.of("42")), id(sized))
                .at("/errors/0/code")
                .asString()
        ).isEqualTo("RULE_SIZES");
    }

    @Test
    void readsNowWhatTheQuotaAllowsAndSaysWhenElse() {
        String read = "mutation { pricingQuarantineRead { job { id type } readableAt errors { code message } } }";

        String quota = "{ pricingQuarantine { reading { tokenType limit periodSeconds left readableAt job { id } } } }";
        host
            .sandbox()
            .control()
            .fault(FaultRule.on("quarantine-goods", new Fault.RateLimited(600L)).forSeller(second.seller()));

        JsonNode ours = shop.execute(read).at("/pricingQuarantineRead");
        other.execute(read);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> !other.execute(quota).at("/pricingQuarantine/reading/readableAt").isNull());
        JsonNode theirs = other.execute(read).at("/pricingQuarantineRead");
        JsonNode left = other.execute(quota).at("/pricingQuarantine/reading");

        assertThat(ours.at("/errors")).as(ours.toString()).isEmpty();
        assertThat(ours.at("/job/type").asString()).isEqualTo("wb-pricing:quarantine");
        assertThat(theirs.at("/errors/0/code").asString()).as(theirs.toString()).isEqualTo("QUOTA_SPENT");
        assertThat(theirs.path("job").isNull()).isTrue();
        assertThat(Instant.parse(theirs.path("readableAt").asString())).isBetween(
            Instant.now().plus(Duration.ofMinutes(8)),
            Instant.now().plus(Duration.ofMinutes(11))
        );
        assertThat(left.path("tokenType").asString()).isEqualTo("base");
        assertThat(left.path("limit").asInt()).isEqualTo(4);
        assertThat(left.path("periodSeconds").asInt()).isEqualTo(3_600);
        assertThat(manager().execute(read).errors()).isEmpty();
        assertThat(host.viewer().inShop(otherId).execute(read).errorCodes()).containsExactly("FORBIDDEN");
    }

    private static JsonNode look(Map<String, Object> rule, String... nmIds) {
        GraphQlAnswer answer = shop.execute(RULE, Map.of("goods", Map.of("nmIds", List.of(nmIds)), "rule", rule));
        assertThat(answer.errors()).isEmpty();
        return answer.at("/pricingRulePreview");
    }

    private static JsonNode start(String format, Map<String, Object> goods) {
        return shop
            .execute(
                "mutation($input: PricingHistoryExportInput!) { pricingHistoryExport(input: $input) { export { id } job { id } errors { code } } }",
                Map.of("input", Map.of("format", format, "goods", goods))
            )
            .at("/pricingHistoryExport");
    }

    private static List<String> exported(String format, Map<String, Object> goods) {
        String id = start(format, goods).at("/export/id").asString();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(export(id).path("state").asString()).isEqualTo("DONE"));
        return shop.get("/api/files/" + export(id).at("/file/id").asString()).body().lines().toList();
    }

    private static JsonNode export(String id) {
        return shop
            .execute("{ pricingHistoryExports { id state problem rows file { id } } }")
            .at("/pricingHistoryExports")
            .valueStream()
            .filter(export -> export.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    }

    private static int sets() {
        return shop.execute("{ changeSets(first: 50) { nodes { id } } }").at("/changeSets/nodes").size();
    }

    /** A manager of the first shop, who knows nothing of the other. */
    private TestClient manager() {
        String email = "manager-%d@example.org".formatted(System.nanoTime());
        String own = host
            .jdbc()
            .sql("SELECT min(shop_id) FROM p_wb_pricing.good")
            .query((row, _) -> row.getString(1))
            .single();
        GraphQlAnswer created = host
            .admin()
            .execute(
                "mutation($input: UserCreateInput!) { userCreate(input: $input) { errors { code message } } }",
                Map.of(
                    "input",
                    Map.of(
                        "email",
                        email,
                        "name",
                        "Manager",
                        "password",
                        TestHost.ADMIN_PASSWORD,
                        "role",
                        "MANAGER",
                        "grants",
                        List.of(Map.of("shopId", own, "role", "MANAGER"))
                    )
                )
            );
        assertThat(created.at("/userCreate/errors")).as(created.body().toString()).isEmpty();
        return host.anonymous().signedIn(email, TestHost.ADMIN_PASSWORD).inShop(own);
    }

    private static String field(JsonNode row, String name) {
        return row
            .path("fields")
            .valueStream()
            .filter(field -> field.path("name").asString().equals(name))
            .map(field -> field.path("after").asString())
            .findFirst()
            .orElseThrow();
    }

    private static String id(GoodsStatus good) {
        return Long.toString(good.nmId());
    }

    /** A good like most. */
    private GoodsStatus plain() {
        return taken(EntryOnAHostTest::isPlain);
    }

    private static boolean isPlain(GoodsStatus good) {
        return (
            good.price() > 500 &&
            !good.editableSizePrice() &&
            good.discount() > 0 &&
            good.discount() < 60 &&
            good.promotions().isEmpty() &&
            good.held() == null
        );
    }

    private synchronized GoodsStatus taken(Predicate<GoodsStatus> wanted) {
        GoodsStatus good = first(host, seller.seller(), one -> !TAKEN.contains(one.nmId()) && wanted.test(one));
        TAKEN.add(good.nmId());
        return good;
    }

    private static GoodsStatus first(TestHost host, String of, Predicate<GoodsStatus> wanted) {
        return host
            .sandbox()
            .control()
            .cards(of, 0, 1_000)
            .stream()
            .flatMap(card -> host.sandbox().control().prices().find(of, card.nmId()).stream())
            .filter(wanted)
            .findFirst()
            .orElseThrow();
    }

    private static void cells(Worksheet sheet, int row, Object... values) {
        for (int column = 0; column < values.length; column++) {
            switch (values[column]) {
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }

    private static byte[] workbook(Consumer<Worksheet> writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            writing.accept(workbook.newWorksheet("Цены"));
        }
        return out.toByteArray();
    }
}
