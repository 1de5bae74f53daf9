package dev.vitrina.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.host.WbHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The prices of 100,000 goods are computed where they were not changed. */
class PricesAtScaleTest {

    private static final int GOODS = 100_000;
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

    @Test
    void changesAllPricesAndReadsThemBack() {
        List<Long> uploads = new ArrayList<>();
        sandbox.control().prices().delay(Duration.ofHours(1));
        for (int offset = 0; offset < GOODS; offset += 1_000) {
            JsonNode[] rows = page(offset)
                .valueStream()
                .map(goods -> PriceShop.row(Client.nmId(goods), goods.at("/sizes/0/price").asInt() + 1, 0))
                .toArray(JsonNode[]::new);
            uploads.add(shop.accepted(PriceShop.UPLOAD, rows));
        }

        sandbox.control().prices().settle(PriceShop.SELLER);

        assertThat(uploads).hasSize(100);
        assertThat(shop.task(uploads.getLast()).path("status").asInt()).as("the sale locks some").isEqualTo(5);
        assertThat(
            page(99_000)
                .valueStream()
                .filter(goods -> goods.path("discount").asInt() == 0)
        ).hasSizeGreaterThan(900);
        assertThat(shop.get("/api/v2/quarantine/goods?limit=1000&offset=0").path("quarantineGoods").size()).isLessThan(
            100
        );
        assertThat(
            client
                .get(
                    WbHost.CALENDAR,
                    "/api/v1/calendar/promotions/nomenclatures?promotionID=705&inAction=false&limit=1000"
                )
                .json()
                .at("/data/nomenclatures")
                .size()
        ).isEqualTo(1_000);
    }

    private static JsonNode page(int offset) {
        return shop.get("/api/v2/list/goods/filter?limit=1000&offset=" + offset).path("listGoods");
    }
}
