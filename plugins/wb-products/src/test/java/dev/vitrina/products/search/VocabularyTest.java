package dev.vitrina.products.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.SyncMode;
import dev.vitrina.products.CardFixture;
import dev.vitrina.products.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Triggers note the words of cards as they are written. */
class VocabularyTest {

    private static final JdbcClient JDBC = TestDatabase.jdbc();

    private final Catalogue catalogue = Catalogue.of(0, 14);
    private int version;

    @Test
    void holdsTheWordsOfTitlesAndBrandsButNoNumbers() {
        put(1, "Платье Ёлка-2024, женское 42 iPhone15 SKU12345 XL", "Лён & Co");
        put(2, "ПЛАТЬЕ женское", null);
        catalogue.sync(SyncMode.FULL);

        assertThat(words()).containsExactly("iphone15", "елка", "женское", "лен", "платье");
    }

    @Test
    void followsACardWhoseNamesChangeAndLosesOldWordsWhenItIsTidied() {
        put(1, "Платье", "Zara");
        put(2, "Юбка", "Zara");
        catalogue.sync(SyncMode.FULL);

        put(1, "Сарафан", "Mango");
        catalogue.sync(SyncMode.FULL);

        assertThat(words()).contains("сарафан", "mango", "юбка", "zara");
        assertThat(tidy()).isEqualTo(1);
        assertThat(words()).containsExactly("mango", "zara", "сарафан", "юбка");
    }

    /** A card is written by a transaction that finds its word there, and ends only after the vocabulary is looked through. */
    @Test
    void keepsTheWordOfACardThatIsWrittenMeanwhile() throws Exception {
        put(1, "Платье", null);
        catalogue.sync(SyncMode.FULL);
        JDBC.sql("INSERT INTO p_wb_products.word (word, shop_id) VALUES ('сарафан', :shop)")
            .param("shop", catalogue.shop.value())
            .update();
        CompletableFuture<Integer> tidied = new CompletableFuture<>();

        TestDatabase.transaction().executeWithoutResult(_ -> {
                JDBC.sql("UPDATE p_wb_products.card SET title_key = 'сарафан' WHERE shop_id = :shop")
                    .param("shop", catalogue.shop.value())
                    .update();
                tidied.completeAsync(this::tidy);
                while (!tidied.isDone() && !isSomebodyWaiting()) {
                    Thread.onSpinWait();
                }
            });

        assertThat(tidied.get(1, TimeUnit.MINUTES)).as("the word of what it was called before").isEqualTo(1);
        assertThat(words()).containsExactly("сарафан");
    }

    private static boolean isSomebodyWaiting() {
        return JDBC.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
            .query(Boolean.class)
            .single();
    }

    private int tidy() {
        return new VocabularyJob(JDBC, TestDatabase.transaction()).tidy(catalogue.shop);
    }

    @Test
    void keepsNothingOfAShopThatWasPurged() {
        put(1, "Платье", "Zara");
        catalogue.sync(SyncMode.FULL);

        catalogue.mirror.purge(catalogue.shop.value());

        assertThat(words()).isEmpty();
    }

    private void put(long nmId, String title, @Nullable String brand) {
        catalogue.put(
            nmId,
            CardFixture.card(nmId)
                .put("title", title)
                .put("brand", brand)
                .put("updatedAt", Instant.ofEpochSecond(1_700_000_000L + ++version).toString())
        );
    }

    private List<String> words() {
        return JDBC.sql("SELECT word FROM p_wb_products.word WHERE shop_id = :shop ORDER BY word")
            .param("shop", catalogue.shop.value())
            .query((row, number) -> row.getString(1))
            .list();
    }
}
