package dev.vitrina.products.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.catalogue.CardConditions;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.TestDatabase;
import dev.vitrina.products.condition.ConditionStore.Copy;
import dev.vitrina.products.search.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ConditionCopiesTest {

    private static final HikariDataSource POOL = TestDatabase.pool(2);
    private static final Instant LOOKED = Instant.parse("2026-01-02T03:04:05Z");

    private final Catalogue catalogue = Catalogue.of(0, 1);
    private final ShopId shop = catalogue.shop();
    private final ConditionStore store = new ConditionStore(JdbcClient.create(POOL));
    private final Known broken = new Known("wb-media.broken");
    private final List<CardCondition> offered = new ArrayList<>(List.of(broken));
    private final ConditionCopies copies = new ConditionCopies(
        new CardConditions() {
            @Override
            public List<CardCondition> all() {
                return List.copyOf(offered);
            }

            @Override
            public Optional<CardCondition> find(String id) {
                return offered
                    .stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst();
            }
        },
        store,
        catalogue.mirror(),
        new TransactionTemplate(new JdbcTransactionManager(POOL))
    );

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void copiesAllPagesAndLaterOnlyWhatIsDifferent() {
        broken.now("1", LongStream.rangeClosed(1, 25_000));
        copies.refresh(shop, broken.id());
        List<Long> before = copied();
        List<Long> untouched = written();

        // The first goes, one in the middle, the last; others come in between and behind.
        broken.now(
            "2",
            LongStream.concat(LongStream.range(2, 25_000).filter(id -> id != 10_000), LongStream.of(30_000))
        );
        copies.refresh(shop, broken.id());

        assertThat(before).hasSize(25_000);
        assertThat(copied()).isEqualTo(broken.cards);
        assertThat(written()).as("rows of an earlier transaction").containsAll(untouched.subList(0, 1));
        assertThat(store.copies(shop)).containsEntry(broken.id(), new Copy("2", LOOKED, 24_998));
        assertThat(copied()).hasSize(24_998);
    }

    @Test
    void anEmptyConditionLeavesNothing() {
        broken.now("1", LongStream.of(5, 7));
        copies.refresh(shop, broken.id());

        broken.now("2", LongStream.empty());
        copies.refresh(shop, broken.id());

        assertThat(copied()).isEmpty();
        assertThat(store.copies(shop)).containsEntry(broken.id(), new Copy("2", LOOKED, 0));
    }

    @Test
    void nobodySeesHalfOfACopy() {
        broken.now("1", LongStream.rangeClosed(1, 15_000));
        copies.refresh(shop, broken.id());
        List<Integer> seen = new ArrayList<>();

        broken.now("2", LongStream.rangeClosed(20_001, 35_000));
        broken.whileRead = () -> seen.add(copied().size());
        copies.refresh(shop, broken.id());

        assertThat(seen).hasSize(2).containsOnly(15_000);
        assertThat(copied()).first().isEqualTo(20_001L);
    }

    @Test
    void readsNoCardsOfTheVersionThatIsCopied() {
        broken.now("1", LongStream.of(5));
        copies.refresh(shop, broken.id());
        long points = catalogue.mirror().status(shop.value()).points();
        broken.whileRead = () -> {
            throw new AssertionError("read again");
        };

        copies.refresh(shop, broken.id());

        assertThat(catalogue.mirror().status(shop.value()).points()).isEqualTo(points);
    }

    @Test
    void whatWasRememberedOfTheCardsIsOldAfterACopy() {
        long points = catalogue.mirror().status(shop.value()).points();
        broken.now("1", LongStream.of(5));

        copies.refresh(shop, broken.id());

        assertThat(catalogue.mirror().status(shop.value()).points()).isGreaterThan(points);
    }

    /** A new version of the same cards, as after a change of one of which nothing was known. */
    @Test
    void whatWasRememberedOfTheCardsStaysWhenNoneIsDifferent() {
        broken.now("1", LongStream.of(5, 7));
        copies.refresh(shop, broken.id());
        long points = catalogue.mirror().status(shop.value()).points();

        broken.now("2", LongStream.of(5, 7));
        copies.refresh(shop, broken.id());
        long same = catalogue.mirror().status(shop.value()).points();
        broken.now("3", LongStream.of(5));
        copies.refresh(shop, broken.id());

        assertThat(same).isEqualTo(points);
        assertThat(store.copies(shop)).containsEntry(broken.id(), new Copy("3", LOOKED, 1));
        assertThat(catalogue.mirror().status(shop.value()).points()).as("one less").isGreaterThan(points);
    }

    @Test
    void aFilterCopiesWhatNeverWasAndRefusesWhatNobodyKnows() {
        ShopId other = Catalogue.of(0, 2).shop();
        broken.now("1", LongStream.of(5));

        copies.require(List.of(shop, other), List.of(broken.id()));

        assertThat(copied()).containsExactly(5L);
        assertThat(store.copies(other)).containsEntry(broken.id(), new Copy("1", LOOKED, 1));
        assertThatThrownBy(() -> copies.require(List.of(shop), List.of("gone.condition"))).isInstanceOfSatisfying(
                VitrinaException.class,
                refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PLUGIN_UNAVAILABLE);
                    assertThat(refused.extensions()).containsEntry("condition", "gone.condition");
                }
            );
    }

    @Test
    void dropsWhatNoPluginHasHadForLong() {
        broken.now("1", LongStream.of(5));
        copies.refresh(shop, broken.id());
        offered.clear();

        copies.refreshAll(shop, Duration.ofHours(1));
        List<Long> kept = copied();
        copies.refreshAll(shop, Duration.ZERO);

        assertThat(kept).containsExactly(5L);
        assertThat(copied()).isEmpty();
        assertThat(store.copies(shop)).isEmpty();
    }

    @Test
    void aCopyIsReadByWithoutItsPluginForAsLongAsItIsThere() {
        broken.now("1", LongStream.of(5));
        copies.refresh(shop, broken.id());
        offered.clear();

        List<Long> away = copies.reading(shop, List.of(broken.id()), this::copied);
        copies.refreshAll(shop, Duration.ZERO);

        assertThat(away).containsExactly(5L);
        assertThatThrownBy(() -> copies.reading(shop, List.of(broken.id()), this::copied)).isInstanceOfSatisfying(
            VitrinaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PLUGIN_UNAVAILABLE)
        );

        offered.add(broken);
        assertThat(copies.reading(shop, List.of(broken.id()), this::copied)).containsExactly(5L);
    }

    /** The plugin is away for long just while somebody reads. */
    @Test
    void whatIsReadIsOfOneMomentWithTheCopy() {
        broken.now("1", LongStream.of(5));
        copies.refresh(shop, broken.id());
        offered.clear();

        List<Long> read = copies.reading(shop, List.of(broken.id()), () -> {
            try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
                other.submit(() -> copies.refreshAll(shop, Duration.ZERO));
            }
            return JdbcClient.create(POOL)
                .sql("SELECT nm_id FROM p_wb_products.card_condition WHERE shop_id = :shop")
                .param("shop", shop.value())
                .query((row, number) -> row.getLong(1))
                .list();
        });

        assertThat(read).containsExactly(5L);
        assertThat(copied()).isEmpty();
    }

    private List<Long> copied() {
        return TestDatabase.jdbc()
            .sql("SELECT nm_id FROM p_wb_products.card_condition WHERE shop_id = :shop ORDER BY nm_id")
            .param("shop", shop.value())
            .query((row, number) -> row.getLong(1))
            .list();
    }

    /** The transactions that wrote the rows. */
    private List<Long> written() {
        return TestDatabase.jdbc()
            .sql("SELECT DISTINCT xmin::text::bigint FROM p_wb_products.card_condition WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query((row, number) -> row.getLong(1))
            .list();
    }

    /** What another plugin knows. */
    private static final class Known implements CardCondition {

        private final String id;
        private String version = "0";
        private List<Long> cards = List.of();
        private Runnable whileRead = () -> {};

        private Known(String id) {
            this.id = id;
        }

        private void now(String nextVersion, LongStream nmIds) {
            version = nextVersion;
            cards = nmIds.boxed().toList();
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String label(Locale language) {
            return id;
        }

        @Override
        public String version(ShopId shop) {
            return version;
        }

        @Override
        public List<Long> nmIds(ShopId shop, long after, int limit) {
            whileRead.run();
            return cards
                .stream()
                .filter(nmId -> nmId > after)
                .limit(limit)
                .toList();
        }

        @Override
        public Optional<Instant> asOf(ShopId shop) {
            return Optional.of(LOOKED);
        }
    }
}
