package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Database;
import dev.vitrina.benchmarks.product.Launch;
import dev.vitrina.benchmarks.product.Product;
import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.benchmarks.product.SandboxUpstreams;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every request that leaves the product keeps to WB's official contract. */
@Timeout(300)
class RequestContractIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PRICES =
        "{ pricingGoods(page: {number: 1, size: 50}) { items { nmId sizes { price { amount } } } } }";

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
                assertThat(client.query(PRICES).at("/pricingGoods/items")).hasSize(50);
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
            assertThat(operations).contains("connection check", "seller information", "card list", "prices list");
        }
    }
}
