package dev.vitrina.sandbox;

import static dev.vitrina.sandbox.PriceShop.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The promotion calendar: what runs, what is offered, and how goods enter. */
class CalendarTest {

    private static final String PROMOTIONS = "/api/v1/calendar/promotions";
    private static final String EVER = "?startDateTime=2020-01-01T00:00:00Z&endDateTime=2040-01-01T00:00:00Z&allPromo=";
    private static final int RUNNING = 702;
    private static final int SALE = 703;
    private static final int COMING = 705;
    private static WbSandbox sandbox;
    private static Client client;
    private static PriceShop shop;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(600).quotas(false).build());
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
        sandbox.control().prices().delay(Duration.ZERO);
    }

    @Test
    void listsPromotionsByTimeAndByWhetherTheyAreOpen() {
        assertThat(ids(get(PROMOTIONS + EVER + "true"))).containsExactly(701, 702, 703, 704, 705, 706, 707, 708);
        assertThat(ids(get(PROMOTIONS + EVER + "false")))
            .as("neither over nor for others")
            .containsExactly(702, 703, 704, 705, 706, 707);
        assertThat(ids(get(PROMOTIONS + EVER + "true&limit=2&offset=3"))).containsExactly(704, 705);
        JsonNode coming = get(PROMOTIONS + EVER + "true").get(4);
        String after = coming.path("endDateTime").asString();
        assertThat(
            ids(get(PROMOTIONS + "?startDateTime=" + after + "&endDateTime=2040-01-01T00:00:00Z&allPromo=true"))
        ).doesNotContain(COMING);
        assertThat(coming.path("type").asString()).isEqualTo("regular");
        assertThat(get(PROMOTIONS + EVER + "true").get(2).path("type").asString()).isEqualTo("auto");
    }

    @Test
    void tellsHowManyGoodsTakePart() {
        JsonNode details = get(PROMOTIONS + "/details?promotionIDs=702&promotionIDs=703&promotionIDs=9");

        assertThat(ids(details)).containsExactly(RUNNING, SALE);
        assertThat(details.get(0).path("inPromoActionTotal").asInt()).isEqualTo(goods(RUNNING, true).size());
        assertThat(details.get(0).path("notInPromoActionTotal").asInt()).isEqualTo(goods(RUNNING, false).size());
        assertThat(details.get(0).path("participationPercentage").asInt()).isBetween(20, 60);
        assertThat(details.get(0).has("exceptionProductsCount")).isFalse();
        assertThat(details.get(1).has("exceptionProductsCount")).isTrue();
        assertThat(details.get(0).path("ranging").size()).isEqualTo(3);
    }

    @Test
    void asksOfGoodsAPriceAndADiscountThatReachesIt() {
        List<JsonNode> inside = goods(RUNNING, true);
        List<JsonNode> outside = goods(RUNNING, false);

        assertThat(inside)
            .isNotEmpty()
            .allSatisfy(row -> {
                assertThat(discounted(row, "discount")).isLessThanOrEqualTo(100L * row.path("planPrice").asInt());
                assertThat(row.path("inAction").asBoolean()).isTrue();
            });
        assertThat(outside)
            .isNotEmpty()
            .allSatisfy(row -> {
                assertThat(row.path("planDiscount").asInt()).isBetween(0, 95);
                assertThat(row.path("inAction").asBoolean()).isFalse();
            });
    }

    @Test
    void holdsGoodsInTheBufferUntilThePromotionStarts() {
        List<JsonNode> offered = goods(COMING, false).subList(0, 2);
        long nmId = free(offered);

        Client.Reply reply = upload(COMING, false, nmId);
        long id = reply.json().at("/data/uploadID").asLong();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data/alreadyExists").asBoolean()).isFalse();
        assertThat(upload(COMING, false, nmId).text()).isEqualTo(
            "{\"data\":{\"alreadyExists\":true,\"uploadID\":%d}}".formatted(id)
        );
        assertThat(shop.task(id).isNull()).isTrue();
        assertThat(shop.get("/api/v2/buffer/tasks?uploadID=" + id).path("status").asInt()).isEqualTo(1);
        JsonNode waiting = shop.get("/api/v2/buffer/goods/task?limit=10&uploadID=" + id).path("bufferGoods");
        assertThat(waiting.at("/0/status").asInt()).isEqualTo(1);
        sandbox.control().prices().settle(SELLER);
        assertThat(shop.task(id).isNull()).as("the start is waited for").isTrue();

        Instant start = Instant.parse(get(PROMOTIONS + EVER + "true").at("/4/startDateTime").asString());
        sandbox.control().shiftClock(SELLER, Duration.between(Instant.now(), start).plusHours(1));

        assertThat(shop.get("/api/v2/buffer/tasks?uploadID=" + id).isNull()).isTrue();
        assertThat(shop.task(id).path("status").asInt()).isEqualTo(3);
        assertThat(inAction(COMING, nmId)).isTrue();
    }

    @Test
    void setsTheRecommendedDiscountAtOnceAndDropsGoodsThatGrowDearer() {
        JsonNode row = offered(RUNNING);
        long nmId = row.path("id").asLong();
        GoodsStatus before = shop.goods(nmId);

        long id = upload(RUNNING, true, nmId).json().at("/data/uploadID").asLong();

        assertThat(shop.task(id).path("status").asInt()).isEqualTo(3);
        assertThat(shop.goods(nmId).discount()).isEqualTo(
            Math.max(before.discount(), row.path("planDiscount").asInt())
        );
        assertThat(shop.rows(id).at("/0/discount").asInt()).isEqualTo(shop.goods(nmId).discount());
        assertThat(inAction(RUNNING, nmId)).isTrue();
        sandbox.control().prices().edit(SELLER, nmId, GoodsEdit.price(before.price(), 0));
        assertThat(inAction(RUNNING, nmId)).isFalse();
    }

    @Test
    void rejectsGoodsThatAreNotOffered() {
        Set<Long> known = new HashSet<>();
        goods(RUNNING, false).forEach(row -> known.add(row.path("id").asLong()));
        goods(RUNNING, true).forEach(row -> known.add(row.path("id").asLong()));
        GoodsStatus goods = shop.all(one -> !one.promotions().contains(SALE) && !known.contains(one.nmId())).getFirst();

        long id = upload(RUNNING, true, goods.nmId()).json().at("/data/uploadID").asLong();

        assertThat(shop.task(id).path("status").asInt()).isEqualTo(6);
        assertThat(shop.goods(goods.nmId())).isEqualTo(goods);
    }

    @Test
    void putsGoodsIntoAPromotionAsWildberriesDoes() {
        GoodsStatus goods = shop.free(1).getFirst();
        String path = "/sellers/nordflax/prices/%d/promotions/703".formatted(goods.nmId());

        assertThat(client.control("PUT", path, "").status()).isEqualTo(200);

        long id = shop.accepted(PriceShop.UPLOAD, PriceShop.row(goods.nmId(), goods.price() + 1, 0));
        assertThat(shop.rows(id).at("/0/errorText").asString()).contains("Item was added to the Sale");
        client.control("DELETE", path, "");
        shop.accepted(PriceShop.UPLOAD, PriceShop.row(goods.nmId(), goods.price() + 1, 0));
        assertThat(shop.goods(goods.nmId()).price()).isEqualTo(goods.price() + 1);
        assertThat(client.control("PUT", path.replace("703", "9"), "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = { 701, 703, 9 })
    void knowsNoGoodsOfWhatIsOverOrAutomatic(int promotion) {
        Client.Reply goods = client.get(
            WbHost.CALENDAR,
            PROMOTIONS + "/nomenclatures?inAction=true&promotionID=" + promotion
        );

        assertThat(goods.status()).isEqualTo(422);
        assertThat(goods.text()).isEqualTo("{\"errorText\":\"Unprocessable entity\"}");
        assertThat(upload(promotion, true, 1).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        ?allPromo=true | Failed to parse data
        ?startDateTime=x&endDateTime=2040-01-01T00:00:00Z&allPromo=true | Failed to parse data
        ?startDateTime=2020-01-01T00:00:00Z&endDateTime=2040-01-01T00:00:00Z | Failed to parse data
        /details | Failed to parse data
        /details?promotionIDs=x | Failed to parse data
        /nomenclatures?promotionID=702 | Invalid query params
        /nomenclatures?promotionID=702&inAction=true&limit=1001 | Invalid query params
        """
    )
    void refusesWrongParameters(String path, String text) {
        Client.Reply reply = client.get(WbHost.CALENDAR, PROMOTIONS + path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).isEqualTo(Json.object().put("errorText", text));
    }

    private static JsonNode get(String path) {
        return client.get(WbHost.CALENDAR, path).json().at("/data/promotions");
    }

    private static List<Integer> ids(JsonNode promotions) {
        return promotions
            .valueStream()
            .map(promotion -> promotion.path("id").asInt())
            .toList();
    }

    private static List<JsonNode> goods(int promotion, boolean inAction) {
        List<JsonNode> goods = new ArrayList<>();
        String path = PROMOTIONS + "/nomenclatures?promotionID=%d&inAction=%s&limit=50&offset=";
        while (true) {
            JsonNode page = client
                .get(WbHost.CALENDAR, path.formatted(promotion, inAction) + goods.size())
                .json()
                .at("/data/nomenclatures");
            if (page.isEmpty()) {
                return goods;
            }
            page.forEach(goods::add);
        }
    }

    private static JsonNode offered(int promotion) {
        return goods(promotion, false)
            .stream()
            .filter(row -> !shop.goods(row.path("id").asLong()).promotions().contains(SALE))
            .filter(row -> row.path("planDiscount").asInt() < 90)
            .findFirst()
            .orElseThrow();
    }

    private static long free(List<JsonNode> rows) {
        return rows
            .stream()
            .map(row -> row.path("id").asLong())
            .filter(nmId -> !shop.goods(nmId).promotions().contains(SALE))
            .findFirst()
            .orElseThrow();
    }

    private static boolean inAction(int promotion, long nmId) {
        return goods(promotion, true)
            .stream()
            .anyMatch(row -> row.path("id").asLong() == nmId);
    }

    private static long discounted(JsonNode row, String discount) {
        return row.path("price").asLong() * (100 - row.path(discount).asInt());
    }

    private static Client.Reply upload(int promotion, boolean now, long nmId) {
        ObjectNode data = Json.object().put("promotionID", promotion).put("uploadNow", now);
        data.putArray("nomenclatures").add(nmId);
        return client.post(WbHost.CALENDAR, PROMOTIONS + "/upload", Json.object().set("data", data).toString());
    }
}
