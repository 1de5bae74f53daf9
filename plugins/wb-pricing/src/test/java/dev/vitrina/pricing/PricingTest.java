package dev.vitrina.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

// The circuit breaker has tests of its own; here one test's outage must not reach into the next.
@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    properties = {
        "vitrina.gateway.breaker-window=100",
        "vitrina.gateway.breaker-minimum=100",
        "vitrina.gateway.retry-pauses=10ms",
    }
)
class PricingTest extends PluginContract {

    private static final String GOODS = """
        query($page: PageInput) {
          pricingGoods(page: $page) {
            items { nmId discount sizes { sizeId price { amount currencyCode } discountedPrice { amount } } }
            freshness { state source }
          }
        }
        """;

    private static TestClient shop;

    @BeforeAll
    static void connect(TestHost host) {
        shop = host.connect(host.sandbox().tokens().get(1));
    }

    @Test
    void asksWildberriesOnceAndThenTheCache(TestHost host) {
        long before = calls(host);

        GraphQlAnswer first = shop.execute(GOODS);
        GraphQlAnswer second = shop.execute(GOODS);

        assertThat(first.errors()).isEmpty();
        assertThat(first.at("/pricingGoods/items")).hasSize(25);
        assertThat(first.text("/pricingGoods/items/0/sizes/0/price/currencyCode")).isEqualTo("RUB");
        assertThat(first.text("/pricingGoods/freshness/source")).isEqualTo("ORIGIN");
        assertThat(second.text("/pricingGoods/freshness/source")).isEqualTo("MEMORY");
        assertThat(second.at("/pricingGoods/items")).isEqualTo(first.at("/pricingGoods/items"));
        assertThat(calls(host) - before).isEqualTo(1);
    }

    @Test
    void findsTheGoodOfACard() {
        Map<String, Object> third = Map.of("page", Map.of("number", 2, "size", 1));
        String listed = shop.execute(GOODS, third).text("/pricingGoods/items/0/nmId");
        String document = "query($nmId: ID!) { pricingGood(nmId: $nmId) { good { nmId sizes { sizeId } } } }";

        GraphQlAnswer found = shop.execute(document, Map.of("nmId", listed));
        GraphQlAnswer none = shop.execute(document, Map.of("nmId", "1"));

        assertThat(found.text("/pricingGood/good/nmId")).isEqualTo(listed);
        assertThat(found.at("/pricingGood/good/sizes")).isNotEmpty();
        assertThat(none.errors()).isEmpty();
        assertThat(none.at("/pricingGood/good").isNull()).isTrue();
    }

    @Test
    void saysWhyThereIsNothingWhenWildberriesIsDown(TestHost host) {
        TestClient other = host.connect(host.sandbox().tokens().get(0));
        host.sandbox().control().fault("goods-filter", new Fault.ServerError(503));

        GraphQlAnswer answer = other.execute(GOODS);

        host.sandbox().control().clearFaults();
        assertThat(answer.errorCodes()).containsExactly("UPSTREAM_UNAVAILABLE");
    }

    @Test
    void needsAShopAndAPermission(TestHost host) {
        assertThat(host.admin().execute(GOODS).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(host.anonymous().execute(GOODS).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    @Override
    protected TestClient reader(TestHost host) {
        return host.connect(host.sandbox().tokens().get(2));
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost host) {
        return Map.of(GOODS, 2);
    }

    private static long calls(TestHost host) {
        return host.sandbox().control().traffic().count("goods-filter", "laska").calls();
    }
}
