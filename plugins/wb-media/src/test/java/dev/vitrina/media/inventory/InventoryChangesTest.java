package dev.vitrina.media.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.postgres.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InventoryChangesTest {

    private static final ShopId SHOP = new ShopId(1);
    private static final TestServer POSTGRES = TestServer.start();
    private static final SingleConnectionDataSource CONNECTION = new SingleConnectionDataSource(
        POSTGRES.adminUrl("postgres"),
        true
    );
    private static final JdbcClient JDBC = JdbcClient.create(CONNECTION);

    private final List<DomainEvent> told = new ArrayList<>();
    private final InventoryChanges changes = new InventoryChanges(
        JDBC,
        new TransactionTemplate(new JdbcTransactionManager(CONNECTION)),
        told::add
    );
    private final AssetStore store = new AssetStore(JDBC, changes);

    @BeforeAll
    static void migrate() throws IOException {
        for (String file : List.of("001-inventory", "003-look", "006-condition", "008-inventory-told")) {
            try (InputStream in = InventoryChangesTest.class.getResourceAsStream("/db/" + file + ".sql")) {
                POSTGRES.execute(
                    "postgres",
                    new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                );
            }
        }
    }

    @AfterAll
    static void stop() {
        CONNECTION.destroy();
        POSTGRES.close();
    }

    @BeforeEach
    void checked() {
        JDBC.sql("TRUNCATE inventory_version, card_check").update();
        JDBC.sql("INSERT INTO card_check (shop_id, nm_id) SELECT 1, generate_series(1, 3)").update();
    }

    @Test
    void tellsOfCardsThatChangeOneAfterAnotherOnce() {
        store.forget(SHOP, List.of(1L));
        String version = changes.version(SHOP);
        store.forget(SHOP, List.of(2L));

        assertThat(told).hasSameSizeAs(MediaCondition.Kind.values());
        assertThat(changes.version(SHOP)).as("for who looks").isNotEqualTo(version);

        JDBC.sql("UPDATE inventory_version SET told_at = told_at - interval '3 minutes'").update();
        store.forget(SHOP, List.of(3L));
        assertThat(told).hasSize(2 * MediaCondition.Kind.values().length);
    }

    @Test
    void saysNothingOfACardThatNothingWasKnownOf() {
        store.forget(SHOP, List.of(99L));

        assertThat(told).isEmpty();
        assertThat(changes.version(SHOP)).isEqualTo("0");
    }

    @Test
    void tellsOfEachCheckAndSaysThatTheShopWasCheckedOnlyAtTheEnd() {
        changes.found(SHOP);
        assertThat(changes.checkedAt(SHOP)).isEmpty();

        changes.checked(SHOP);

        assertThat(changes.checkedAt(SHOP)).isPresent();
        assertThat(told).hasSize(2 * MediaCondition.Kind.values().length);
    }
}
