package dev.vitrina.pricing;

import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The plugin keeps to what every plugin has to keep to. */
@PluginTest(dependencies = { "../wb-tokens", "../wb-products" })
class PricingTest extends PluginContract {

    private static final String GOODS = """
        query($filter: PricingFilter, $orderBy: PricingOrder, $first: Int, $after: String) {
          pricingGoods(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
            items { nmId discount sizes { sizeId price { amount currencyCode } discountedPrice { amount } } }
            pageInfo { hasNextPage endCursor }
            freshness { state source }
          }
        }
        """;

    @Override
    protected TestClient reader(TestHost host) {
        TestClient shop = host.connect(host.sandbox().tokens().getFirst());
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !shop.execute(GOODS).at("/pricingGoods/items").isEmpty());
        return shop;
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost host) {
        return Map.of(GOODS, 2);
    }
}
