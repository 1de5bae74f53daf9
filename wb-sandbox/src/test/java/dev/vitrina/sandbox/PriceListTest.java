package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Goods, sizes and the quarantine as the items spec lists them, with the flaws of real shops. */
class PriceListTest {

    private static final int GOODS = 3_000;
    private static WbSandbox sandbox;
    private static Client client;
    private static PriceShop shop;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(GOODS).quotas(false).build());
        client = Client.of(sandbox, 0);
        shop = new PriceShop(sandbox, client);
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
    }

    @Test
    void hasTheFlawsOfRealShopsInStatedShares() {
        List<JsonNode> goods = walk();

        assertThat(goods).hasSize(GOODS);
        assertThat(share(goods, one -> one.at("/sizes/0/price").asInt() == 0)).isBetween(0.012, 0.03);
        assertThat(
            share(goods, one -> one.at("/sizes/0/price").asInt() > 0 && one.path("discount").asInt() >= 90)
        ).isBetween(0.02, 0.05);
        assertThat(share(goods, one -> one.path("isBadTurnover").asBoolean(false))).isBetween(0.035, 0.065);
        assertThat(share(goods, one -> one.path("editableSizePrice").asBoolean())).isBetween(0.05, 0.2);
        assertThat(share(goods, PriceListTest::hasPricesBySize)).isBetween(0.02, 0.1);
        assertThat(goods).allSatisfy(one -> {
                assertThat(one.path("discount").asInt()).isBetween(0, 95);
                assertThat(!hasPricesBySize(one) || one.path("editableSizePrice").asBoolean()).isTrue();
            });
    }

    @Test
    void isTheSameForTheSameSeed() {
        try (
            WbSandbox other = WbSandbox.start(SandboxSettings.builder().port(0).cards(GOODS).quotas(false).build());
            Client reader = Client.of(other, 0)
        ) {
            String path = "/api/v2/list/goods/filter?limit=1000";

            assertThat(reader.get(WbHost.PRICES, path).text()).isEqualTo(client.get(WbHost.PRICES, path).text());
        }
    }

    @Test
    void reducesPricesExactly() {
        long nmId = shop.free(1).getFirst().nmId();
        sandbox.control().prices().edit(PriceShop.SELLER, nmId, new GoodsEdit(999, 35, 7, null));

        JsonNode size = shop.listed(nmId).at("/sizes/0");

        assertThat(size.path("discountedPrice").asString()).isEqualTo("649.35");
        assertThat(new BigDecimal(size.path("clubDiscountedPrice").asString())).isEqualByComparingTo("603.9");
    }

    @Test
    void listsTheSizesOfGoodsThatMayHavePricesBySize() {
        GoodsStatus goods = shop.all(GoodsStatus::editableSizePrice).getFirst();
        JsonNode sizes = shop.listed(goods.nmId()).path("sizes");

        JsonNode rows = sizes(goods.nmId(), 1_000, 0);

        assertThat(rows.size()).isEqualTo(sizes.size()).isGreaterThan(1);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).path("nmID").asLong()).isEqualTo(goods.nmId());
            for (String field : List.of("sizeID", "price", "discountedPrice", "clubDiscountedPrice", "techSizeName")) {
                assertThat(rows.get(i).path(field)).isEqualTo(sizes.get(i).path(field));
            }
        }
        assertThat(sizes(goods.nmId(), 1, 1).get(0)).isEqualTo(rows.get(1));
        assertThat(sizes(goods.nmId(), 10, rows.size()).size()).isZero();
        assertThat(sizes(shop.free(1).getFirst().nmId(), 10, 0).size()).isZero();
    }

    @Test
    void pagesThroughTheQuarantine() {
        JsonNode all = quarantine(1_000, 0);
        List<JsonNode> paged = new ArrayList<>();
        for (int offset = 0; paged.size() == offset; offset += 7) {
            quarantine(7, offset).forEach(paged::add);
        }

        assertThat(all.size()).isBetween(GOODS / 250, GOODS / 50);
        assertThat(paged).containsExactlyElementsOf(all);
        assertThat(all).allSatisfy(row -> {
                BigDecimal asked = discounted(row, "newPrice", "newDiscount");
                BigDecimal now = discounted(row, "oldPrice", "oldDiscount");
                assertThat(asked.multiply(BigDecimal.valueOf(3))).isLessThanOrEqualTo(now);
                assertThat(row.path("priceDiff").decimalValue()).isEqualByComparingTo(asked.subtract(now));
                assertThat(row.path("sizeID").isNull()).isTrue();
                assertThat(shop.listed(row.path("nmID").asLong()).at("/sizes/0/price").asInt()).isEqualTo(
                    row.path("oldPrice").asInt()
                );
            });
    }

    @Test
    void showsWhatWasChangedInThePortal() {
        long nmId = shop.free(1).getFirst().nmId();

        Client.Reply edited = client.control(
            "PATCH",
            "/sellers/nordflax/prices/" + nmId,
            "{\"price\":1234,\"discount\":5,\"clubDiscount\":3}"
        );

        assertThat(edited.json().path("price").asInt()).isEqualTo(1_234);
        JsonNode listed = shop.listed(nmId);
        assertThat(listed.at("/sizes/0/price").asInt()).isEqualTo(1_234);
        assertThat(listed.path("discount").asInt()).isEqualTo(5);
        assertThat(listed.path("clubDiscount").asInt()).isEqualTo(3);
    }

    @Test
    void putsGoodsIntoQuarantineAndReleasesThem() {
        List<GoodsStatus> goods = shop.free(2);
        for (GoodsStatus one : goods) {
            String path = "/sellers/nordflax/prices/%d/quarantine".formatted(one.nmId());
            assertThat(client.control("PUT", path, "{\"price\":11,\"discount\":0}").status()).isEqualTo(200);
        }
        assertThat(held()).contains(goods.get(0).nmId(), goods.get(1).nmId());

        sandbox.control().prices().release(PriceShop.SELLER, goods.get(0).nmId(), true);
        sandbox.control().prices().release(PriceShop.SELLER, goods.get(1).nmId(), false);

        assertThat(held()).doesNotContain(goods.get(0).nmId(), goods.get(1).nmId());
        assertThat(shop.goods(goods.get(0).nmId()).price()).isEqualTo(11);
        assertThat(shop.goods(goods.get(1).nmId()).price()).isEqualTo(goods.get(1).price());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/api/v2/list/goods/size/nm?limit=10",
            "/api/v2/list/goods/size/nm?nmID=x&limit=10",
            "/api/v2/list/goods/size/nm?nmID=1",
            "/api/v2/quarantine/goods",
            "/api/v2/quarantine/goods?limit=1001",
            "/api/v2/history/tasks",
            "/api/v2/history/goods/task?uploadID=1",
            "/api/v2/buffer/tasks?uploadID=x",
            "/api/v2/list/goods/filter?limit=10&filterNmID=x",
        }
    )
    void refusesWrongParameters(String path) {
        Client.Reply reply = client.get(WbHost.PRICES, path);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("prices-error", reply.text());
        assertThat(reply.json().path("errorText").asString()).isEqualTo("Invalid request parameters");
    }

    private static List<JsonNode> walk() {
        List<JsonNode> goods = new ArrayList<>();
        while (true) {
            JsonNode page = shop.get("/api/v2/list/goods/filter?limit=1000&offset=" + goods.size()).path("listGoods");
            if (page.isEmpty()) {
                return goods;
            }
            page.forEach(goods::add);
        }
    }

    private static boolean hasPricesBySize(JsonNode goods) {
        HashSet<JsonNode> prices = new HashSet<>();
        goods.path("sizes").forEach(size -> prices.add(size.path("price")));
        return prices.size() > 1;
    }

    private static double share(List<JsonNode> goods, Predicate<JsonNode> flaw) {
        return goods.stream().filter(flaw).count() / (double) goods.size();
    }

    private static JsonNode sizes(long nmId, int limit, int offset) {
        String path = "/api/v2/list/goods/size/nm?nmID=%d&limit=%d&offset=%d".formatted(nmId, limit, offset);
        return shop.get(path).path("listGoods");
    }

    private static JsonNode quarantine(int limit, int offset) {
        return shop.get("/api/v2/quarantine/goods?limit=%d&offset=%d".formatted(limit, offset)).path("quarantineGoods");
    }

    private static List<Long> held() {
        return quarantine(1_000, 0).valueStream().map(Client::nmId).toList();
    }

    private static BigDecimal discounted(JsonNode row, String price, String discount) {
        return row
            .path(price)
            .decimalValue()
            .multiply(BigDecimal.valueOf(100 - row.path(discount).asInt()))
            .movePointLeft(2);
    }
}
