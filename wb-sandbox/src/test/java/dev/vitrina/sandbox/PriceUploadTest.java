package dev.vitrina.sandbox;

import static dev.vitrina.sandbox.PriceShop.SELLER;
import static dev.vitrina.sandbox.PriceShop.UPLOAD;
import static dev.vitrina.sandbox.PriceShop.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.prices.GoodsEdit;
import dev.vitrina.sandbox.prices.GoodsStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prices are uploaded as the items spec says: 200 means accepted, and the history tells what came of it. */
class PriceUploadTest {

    private static final String SIZE = UPLOAD + "/size";
    private static final String CLUB = UPLOAD + "/club-discount";
    private static WbSandbox sandbox;
    private static Client client;
    private static PriceShop shop;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(800).quotas(false).build());
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
    void setsPriceAndDiscountOnceTheSellersClockHasGoneOn() {
        GoodsStatus before = shop.free(1).getFirst();
        sandbox.control().prices().delay(Duration.ofMinutes(10));

        long id = shop.accepted(UPLOAD, row(before.nmId(), before.price() + 100, before.discount() + 1));

        assertThat(shop.task(id).isNull()).as("in progress, and not of the calendar: in no list").isTrue();
        assertThat(shop.get("/api/v2/buffer/tasks?uploadID=" + id).isNull()).isTrue();
        assertThat(shop.goods(before.nmId())).isEqualTo(before);
        sandbox.control().shiftClock(SELLER, Duration.ofMinutes(11));
        JsonNode task = shop.task(id);
        assertThat(task.path("status").asInt()).isEqualTo(3);
        assertThat(task.path("overAllGoodsNumber").asInt()).isEqualTo(1);
        assertThat(task.path("successGoodsNumber").asInt()).isEqualTo(1);
        assertThat(shop.goods(before.nmId()).price()).isEqualTo(before.price() + 100);
        JsonNode listed = shop.listed(before.nmId());
        assertThat(listed.at("/sizes/0/price").asInt()).isEqualTo(before.price() + 100);
        assertThat(listed.path("discount").asInt()).isEqualTo(before.discount() + 1);
        JsonNode goods = shop.rows(id).get(0);
        assertThat(goods.path("status").asInt()).isEqualTo(2);
        assertThat(goods.path("errorText").isNull()).isTrue();
        assertThat(goods.path("vendorCode")).isEqualTo(listed.path("vendorCode"));
    }

    @Test
    void tellsTheSameUploadWhileTheFirstIsUnfinished() {
        List<GoodsStatus> goods = shop.free(2);
        JsonNode one = row(goods.get(0).nmId(), goods.get(0).price() + 1, 10);
        JsonNode two = row(goods.get(1).nmId(), goods.get(1).price() + 1, 10);
        sandbox.control().prices().delay(Duration.ofHours(1));
        long id = shop.accepted(UPLOAD, one, two);

        Client.Reply again = shop.upload(UPLOAD, two, one);
        Client.Reply other = shop.upload(UPLOAD, one);

        assertThat(again.status()).isEqualTo(208);
        assertThat(again.json().at("/data/id").asLong()).isEqualTo(id);
        assertThat(again.json().at("/data/alreadyExists").asBoolean()).isTrue();
        assertThat(other.status()).as("another content").isEqualTo(200);
        sandbox.control().prices().settle(SELLER);
        assertThat(refusal(shop.upload(UPLOAD, one, two))).isEqualTo(
            "The specified prices and discounts are already set"
        );
    }

    @Test
    void movesAThreefoldDropToQuarantineUntilAnotherPriceIsSet() {
        GoodsStatus before = shop.free(1).getFirst();
        int price = before.price() / 3;

        long id = shop.accepted(UPLOAD, row(before.nmId(), price, before.discount()));

        assertThat(shop.task(id).path("status").asInt()).isEqualTo(6);
        assertThat(shop.rows(id).get(0).path("status").asInt()).isEqualTo(3);
        assertThat(shop.rows(id).get(0).path("errorText").asString()).isEqualTo(
            "The new price is several times lower than the current price. Item has been moved to Price Quarantine"
        );
        assertThat(shop.goods(before.nmId()).price()).isEqualTo(before.price());
        assertThat(held(before.nmId())).isTrue();
        long next = shop.accepted(UPLOAD, row(before.nmId(), price + 2, before.discount()));
        assertThat(shop.task(next).path("status").asInt()).isEqualTo(3);
        assertThat(held(before.nmId())).isFalse();
    }

    @Test
    void leavesQuarantineAlsoByTheOldPrice() {
        GoodsStatus before = shop.free(1).getFirst();
        sandbox.control().prices().quarantine(SELLER, before.nmId(), 1, 0);

        long id = shop.accepted(UPLOAD, row(before.nmId(), before.price(), before.discount()));

        assertThat(shop.task(id).path("status").asInt()).isEqualTo(3);
        assertThat(held(before.nmId())).isFalse();
    }

    @Test
    void protectsNoPricesBySize() {
        GoodsStatus goods = shop
            .all(one -> one.editableSizePrice() && one.price() > 300 && !one.promotions().contains(703))
            .getFirst();
        JsonNode sizes = shop.listed(goods.nmId()).path("sizes");
        long sizeId = sizes.at("/0/sizeID").asLong();
        ObjectNode size = Json.object().put("nmID", goods.nmId()).put("sizeID", sizeId).put("price", 10);

        long id = shop.accepted(SIZE, size);

        assertThat(shop.task(id).path("status").asInt()).isEqualTo(3);
        assertThat(shop.rows(id).get(0).path("sizeID").asLong()).isEqualTo(sizeId);
        assertThat(shop.rows(id).get(0).path("techSizeName")).isEqualTo(sizes.at("/0/techSizeName"));
        JsonNode after = shop.listed(goods.nmId()).path("sizes");
        assertThat(after.at("/0/price").asInt()).isEqualTo(10);
        assertThat(after.at("/1/price")).isEqualTo(sizes.at("/1/price"));
        assertThat(held(goods.nmId())).isFalse();
    }

    @Test
    void setsClubDiscounts() {
        GoodsStatus goods = shop.free(1).getFirst();
        int club = goods.clubDiscount() + 5;

        long id = shop.accepted(CLUB, Json.object().put("nmID", goods.nmId()).put("clubDiscount", club));

        assertThat(shop.listed(goods.nmId()).path("clubDiscount").asInt()).isEqualTo(club);
        assertThat(shop.rows(id).get(0).path("clubDiscount").asInt()).isEqualTo(club);
        assertThat(shop.rows(id).get(0).path("price").isNull()).isTrue();
    }

    @Test
    void rejectsGoodsInTheSaleAndUnknownOnesAndSetsTheOthers() {
        GoodsStatus locked = shop.all(one -> one.promotions().contains(703) && one.price() > 100).getFirst();
        GoodsStatus free = shop.free(1).getFirst();

        long id = shop.accepted(
            UPLOAD,
            row(locked.nmId(), locked.price() + 1, 0),
            row(free.nmId(), free.price() + 1, 0),
            row(1, 100, 0)
        );

        assertThat(shop.task(id).path("status").asInt()).isEqualTo(5);
        assertThat(shop.task(id).path("successGoodsNumber").asInt()).isEqualTo(1);
        JsonNode rows = shop.rows(id);
        assertThat(rows.valueStream().map(goods -> goods.path("status").asInt())).containsExactly(3, 2, 3);
        assertThat(rows.get(0).path("errorText").asString()).isEqualTo(
            "You can't change the item price. Item was added to the Sale due to high inventory"
        );
        assertThat(shop.goods(locked.nmId()).price()).isEqualTo(locked.price());
        sandbox.control().prices().leave(SELLER, locked.nmId(), 703);
        long next = shop.accepted(UPLOAD, row(locked.nmId(), locked.price() + 1, locked.discount()));
        assertThat(shop.task(next).path("status").asInt()).isEqualTo(3);
    }

    @Test
    void failsSomeGoodsAllGoodsOrCancelsAsToldTo() {
        List<GoodsStatus> goods = shop.free(3);
        JsonNode[] rows = goods
            .stream()
            .map(one -> row(one.nmId(), one.price() + 7, one.discount()))
            .toArray(JsonNode[]::new);
        spoil("{\"kind\":\"fail-goods\",\"nmIDs\":[%d],\"errorText\":\"So\"}".formatted(goods.get(1).nmId()));
        spoil("{\"kind\":\"fail-every\",\"nth\":1}");
        spoil("{\"kind\":\"cancel\"}");

        long some = shop.accepted(UPLOAD, rows);
        sandbox
            .control()
            .prices()
            .edit(SELLER, goods.get(0).nmId(), GoodsEdit.price(goods.get(0).price(), goods.get(0).discount()));
        long all = shop.accepted(UPLOAD, rows);
        long cancelled = shop.accepted(UPLOAD, rows);
        long fine = shop.accepted(UPLOAD, rows);

        assertThat(shop.task(some).path("status").asInt()).isEqualTo(5);
        assertThat(shop.rows(some).at("/1/errorText").asString()).isEqualTo("So");
        assertThat(shop.task(all).path("status").asInt()).isEqualTo(6);
        assertThat(shop.task(cancelled).path("status").asInt()).isEqualTo(4);
        assertThat(shop.task(fine).path("status").asInt()).isEqualTo(3);
        assertThat(shop.goods(goods.get(1).nmId()).price()).isEqualTo(goods.get(1).price() + 7);
        assertThat(
            shop.get("/api/v2/history/goods/task?limit=1&offset=2&uploadID=" + some).at("/historyGoods/0")
        ).isEqualTo(shop.rows(some).get(2));
    }

    @Test
    void cancelsAnUploadThatWaits() {
        GoodsStatus goods = shop.free(1).getFirst();
        sandbox.control().prices().delay(Duration.ofHours(1));
        long id = shop.accepted(UPLOAD, row(goods.nmId(), goods.price() + 7, 0));
        String path = "/sellers/nordflax/price-uploads/%d/cancel".formatted(id);

        assertThat(client.control("POST", path, "").status()).isEqualTo(204);
        assertThat(client.control("POST", path, "").status()).isEqualTo(404);

        sandbox.control().prices().settle(SELLER);
        assertThat(shop.task(id).path("status").asInt()).isEqualTo(4);
        assertThat(shop.goods(goods.nmId())).isEqualTo(goods);
    }

    @Test
    void refusesUploadsWhileTheCurrencyIsSwitched() {
        GoodsStatus goods = shop.free(1).getFirst();
        client.control("PUT", "/sellers/nordflax/currency", "{\"switching\":true}");

        Client.Reply refused = shop.upload(UPLOAD, row(goods.nmId(), goods.price() + 1, 0));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("errorText").asString()).isEqualTo(
            "You can't change prices and discounts while switching to another currency"
        );
        client.control("PUT", "/sellers/nordflax/currency", "{\"switching\":false,\"code\":\"KZT\"}");
        assertThat(shop.upload(UPLOAD, row(goods.nmId(), goods.price() + 1, 0)).status()).isEqualTo(200);
        assertThat(shop.listed(goods.nmId()).path("currencyIsoCode4217").asString()).isEqualTo("KZT");
    }

    @Test
    void setsThePriceOfAnUploadWhoseAnswerIsLost() {
        GoodsStatus goods = shop.free(1).getFirst();
        sandbox.control().fault(FaultRule.on("prices-upload", new Fault.AnswerLost()).times(1));

        assertThatThrownBy(() -> shop.upload(UPLOAD, row(goods.nmId(), goods.price() + 1, 0))).isNotNull();

        assertThat(shop.goods(goods.nmId()).price()).isEqualTo(goods.price() + 1);
        assertThat(sandbox.control().prices().uploads(SELLER)).hasSize(1);
    }

    @Test
    void answersARepeatedUploadAsAlreadyThere() {
        GoodsStatus goods = shop.free(1).getFirst();
        sandbox.control().prices().delay(Duration.ofHours(1));
        client.control(
            "POST",
            "/faults",
            "{\"endpoint\":\"prices-upload\",\"times\":1,\"fault\":{\"kind\":\"repeated\"}}"
        );

        assertThat(shop.upload(UPLOAD, row(goods.nmId(), goods.price() + 1, 0)).status()).isEqualTo(208);
        assertThat(sandbox.control().prices().uploads(SELLER)).hasSize(1);
    }

    @Test
    void answersTheUnexpectedAndTheForbiddenInTheShapeOfTheLayer() {
        GoodsStatus goods = shop.free(1).getFirst();
        sandbox.control().fault(FaultRule.on("prices-upload", new Fault.Unprocessable()).times(1));
        sandbox.control().fault(FaultRule.on("prices-upload", new Fault.Forbidden()).times(1));

        Client.Reply unexpected = shop.upload(UPLOAD, row(goods.nmId(), goods.price() + 1, 0));
        Client.Reply forbidden = shop.upload(UPLOAD, row(goods.nmId(), goods.price() + 1, 0));

        assertThat(unexpected.status()).isEqualTo(422);
        assertThat(unexpected.json().path("errorText").asString()).isEqualTo("Unexpected result");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.json().path("errorText").asString()).isEqualTo("Access denied");
        assertThat(shop.goods(goods.nmId())).isEqualTo(goods);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        {                                               | Invalid data format
        {"data":{}}                                     | Invalid data format
        {"data":[1]}                                    | Invalid data format
        {"data":[]}                                     | Empty data
        {"data":[{"nmID":0,"price":1}]}                 | Invalid item No.
        {"data":[{"price":1}]}                          | Invalid item No.
        {"data":[{"nmID":1}]}                           | Price and discount not specified
        {"data":[{"nmID":1,"price":null}]}              | Price and discount not specified
        {"data":[{"nmID":1,"price":"100"}]}             | Invalid data format
        {"data":[{"nmID":1,"price":99.5}]}              | Price should be a whole number
        {"data":[{"nmID":1,"price":0}]}                 | Invalid price value
        {"data":[{"nmID":1,"discount":96}]}             | Invalid discount value
        {"data":[{"nmID":1,"discount":-1}]}             | Invalid discount value
        {"data":[{"nmID":1,"price":2},{"nmID":1,"price":3}]} | Duplicate item Nos.
        {"data":[{"nmID":1,"price":2}]}                 | All item Nos. are specified incorrectly, or the specified prices and discounts are already set
        """
    )
    void refusesWrongUploadsWithTheTextsOfTheContract(String body, String text) {
        Client.Reply reply = client.post(WbHost.PRICES, UPLOAD, body);

        assertThat(reply.status()).isEqualTo(400);
        Contract.assertKeeps("prices-error", reply.text());
        assertThat(reply.json().path("errorText").asString()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        /size          | {"data":[{"nmID":1,"price":2}]}                | Invalid size
        /size          | {"data":[{"nmID":1,"sizeID":2}]}               | Price and discount not specified
        /size          | {"data":[{"nmID":1,"sizeID":2,"price":3},{"nmID":1,"sizeID":2,"price":4}]} | Duplicate size IDs
        /size          | {"data":[{"nmID":1,"sizeID":2,"price":3}]}     | All item Nos. are specified incorrectly, or the specified prices and discounts are already set
        /club-discount | {"data":[{"nmID":1,"clubDiscount":2.5}]}       | Check the field values in the WB Club Discount column. Field format: a whole number between <no value> and <no value>, without dots or commas
        /club-discount | {"data":[{"nmID":1,"clubDiscount":99}]}        | Invalid discount value
        /club-discount | {"data":[{"nmID":1,"clubDiscount":5}]}         | All item Nos. are specified incorrectly, or the specified discounts are already set
        """
    )
    void refusesWrongSizesAndClubDiscounts(String path, String body, String text) {
        assertThat(refusal(client.post(WbHost.PRICES, UPLOAD + path, body))).isEqualTo(text);
    }

    @Test
    void takesAThousandGoodsAndNoMore() {
        JsonNode[] rows = new JsonNode[1_001];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i + 1, 100, 0);
        }

        assertThat(refusal(shop.upload(UPLOAD, rows))).isEqualTo(
            "Upload limit exceeded: You can upload a maximum of 1 000 items"
        );
    }

    private static String refusal(Client.Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().path("errorText").asString();
    }

    private static void spoil(String processing) {
        assertThat(client.control("POST", "/sellers/nordflax/price-uploads/spoil", processing).status()).isEqualTo(204);
    }

    private static boolean held(long nmId) {
        return shop
            .get("/api/v2/quarantine/goods?limit=1000")
            .path("quarantineGoods")
            .valueStream()
            .anyMatch(row -> Client.nmId(row) == nmId);
    }
}
