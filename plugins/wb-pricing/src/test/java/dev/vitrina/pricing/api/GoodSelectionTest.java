package dev.vitrina.pricing.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.api.GoodSelection.Selected;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodStore;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

class GoodSelectionTest {

    /** Goods that are named are looked up nowhere. */
    private static final GoodStore UNASKED = new GoodStore(
        JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql:none")),
        new GoodJson(new JsonMapper())
    );

    @Test
    void takesAsManyGoodsAsTheSchemaPromises() {
        assertThat(selected(50_000)).isInstanceOfSatisfying(Selected.Goods.class, goods ->
            assertThat(goods.nmIds()).hasSize(50_000)
        );
        assertThat(selected(50_001)).isEqualTo(new Selected.Refused("ROWS_COUNT"));
    }

    private static Selected selected(int goods) {
        List<String> nmIds = LongStream.rangeClosed(1, goods).mapToObj(Long::toString).toList();
        return new GoodSelection(nmIds, null, null).in(new ShopId(1), UNASKED);
    }
}
