package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every request that leaves the product keeps to WB's official contract. */
@Timeout(300)
class RequestContractIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PRICES = """
        { pricingGoods(first: 50) {
            items { nmId discount editableSizePrice sizes { sizeId price { amount } } } freshness { state } } }
        """;
    private static final String TARIFFS = """
        { pricingTariffs { commissionSubjects warehouses { warehouse } returns { warehouse } } }
        """;
    private static final String SET =
        "mutation { pricingSet(input: {rows: [%s]}) { changeSetId errors { code message } } }";
    private static final String CONFIRM = """
        mutation { changeSetConfirm(input: {id: "%s", version: %d, expectedRows: %d, typedRows: %3$d}) {
          errors { code message } } }
        """;

    @TempDir
    Path directory;

    @Test
    void everyRequestOfATokenItsSyncsAndItsPricesKeepsTheOfficialContract() {
        try (
            WbSandbox sandbox = WbSandbox.start(SandboxSettings.builder().port(0).quotas(false).cards(450).build());
            WildberriesRecorder wildberries = new WildberriesRecorder(sandbox.port(), Duration.ZERO);
            Database database = Database.start()
        ) {
            Launch launch = Launch.of(Repository.here().jar(), directory)
                .shortLived()
                // The simulated Wildberries needs a second for what the real one may need half an hour.
                .with("vitrina.plugins.settings.wb-pricing.lookAfterSeconds", "1")
                .with(Repository.here().developmentPlugins())
                .with(database.properties())
                .with(SandboxUpstreams.of(wildberries::baseUrl))
                .withOutput(Repository.here().root().resolve("app/target/contract-host.log"));
            try (Product product = Product.start(launch); ShopClient client = new ShopClient(product.url())) {
                String shop = client.connect("Основной", sandbox.tokens().getFirst().token());
                client.inShop(shop).awaitIdle(PATIENCE);
                sandbox.control().editRandom("nordflax", 20, 1);
                client.sync("INCREMENTAL");
                client.reconcile(PATIENCE);
                changePrices(client);
                JsonNode tariffs = client.query(TARIFFS).path("pricingTariffs");
                assertThat(tariffs.path("commissionSubjects").asInt()).isPositive();
                assertThat(tariffs.path("warehouses")).isNotEmpty();
                assertThat(tariffs.path("returns")).isNotEmpty();
            }

            RequestContract contract = RequestContract.load();
            List<WildberriesRecorder.Request> requests = wildberries.requests();
            Set<String> operations = requests
                .stream()
                .map(contract::operation)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
            List<String> violations = requests
                .stream()
                .flatMap(request -> contract.violations(request).stream())
                .distinct()
                .toList();

            assertThat(violations).isEmpty();
            assertThat(operations).contains(
                "connection check",
                "seller information",
                "card list",
                "prices list",
                "prices of goods",
                "price upload",
                "upload of size prices",
                "upload of club discounts",
                "commissions",
                "tariffs of boxes",
                "tariffs of returns"
            );
        }
    }

    /** A good's price, its discount in the club, and the price of one size of another, sent and seen. */
    private static void changePrices(ShopClient client) {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> client.query(PRICES).at("/pricingGoods/freshness/state").asString().equals("FRESH"));
        JsonNode goods = client.query(PRICES).at("/pricingGoods/items");
        assertThat(goods).hasSize(50);
        JsonNode plain = first(goods, false);
        JsonNode sized = first(goods, true);
        String rows = "{nmId: \"%s\", price: %d, clubDiscount: 7}, {nmId: \"%s\", sizeId: \"%s\", price: %d}".formatted(
            plain.path("nmId").asString(),
            price(plain) + 1,
            sized.path("nmId").asString(),
            sized.path("sizes").path(0).path("sizeId").asString(),
            price(sized) + 1
        );
        JsonNode drafted = client.query(SET.formatted(rows)).path("pricingSet");
        assertThat(drafted.path("errors")).isEmpty();
        String id = drafted.path("changeSetId").asString();
        JsonNode checked = awaitState(client, id, "CHECKED");
        JsonNode confirmed = client.query(CONFIRM.formatted(id, checked.path("version").asInt(), 3));
        assertThat(confirmed.at("/changeSetConfirm/errors")).isEmpty();
        awaitState(client, id, "VERIFIED");
    }

    private static JsonNode first(JsonNode goods, boolean pricedBySize) {
        return goods
            .valueStream()
            .filter(good -> good.path("editableSizePrice").asBoolean() == pricedBySize)
            .filter(good -> price(good) > 100)
            .findFirst()
            .orElseThrow();
    }

    private static int price(JsonNode good) {
        return new BigDecimal(good.path("sizes").path(0).path("price").path("amount").asString("0")).intValueExact();
    }

    private static JsonNode awaitState(ShopClient client, String id, String state) {
        String question = "{ changeSet(id: \"%s\") { state version problem { message } } }".formatted(id);
        return Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> client.query(question).path("changeSet"), set -> set.path("state").asString().equals(state));
    }
}
