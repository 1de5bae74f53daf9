package dev.vitrina.media.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.postgres.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class LooksTest {

    private static final ShopId SHOP = new ShopId(1);
    private static final TestServer POSTGRES = TestServer.start();
    private static final SingleConnectionDataSource CONNECTION = new SingleConnectionDataSource(
        POSTGRES.adminUrl("postgres"),
        true
    );
    private static final JdbcClient JDBC = JdbcClient.create(CONNECTION);
    private final Looks looks = new Looks(JDBC);

    @BeforeAll
    static void migrate() throws IOException {
        for (String file : List.of("001-inventory.sql", "003-look.sql")) {
            try (InputStream in = LooksTest.class.getResourceAsStream("/db/" + file)) {
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
    void forget() {
        JDBC.sql("TRUNCATE look").update();
    }

    /** Three bands differ in a bit each, and the one that is equal is of a plain surface, which no index of bands holds. */
    @Test
    void findsANearLookOfWhichOnlyAPlainBandIsEqual() {
        long first = 0x0000_1234_5678_9ABCL;
        long near = first ^ 0x0000_0001_0010_0100L;
        looks.of(SHOP, first);

        assertThat(looks.of(SHOP, near)).isEqualTo(first);
    }

    /** Patterns of plain, nearly plain and detailed bands. */
    static LongStream hashes() {
        return LongStream.of(
            0x1234_5678_9ABC_DEF1L,
            0x0000_5678_9ABC_DEF1L,
            0x0000_0000_9ABC_DEF1L,
            0xFFFF_0000_9ABC_0001L,
            0x0000_0000_0000_DEF1L,
            0x0001_FFFE_8000_DEF1L,
            0x0003_0000_0000_0001L,
            0x0001_0000_0000_0000L,
            0x0001_0001_0001_0001L,
            0x0003_C000_0001_0000L,
            0xFFFF_FFFF_FFFF_FFFFL,
            0x0007_0000_0000_FFFEL
        );
    }

    /** Every one of them: where bands are looked for, each near hash has one of their values in one of them. */
    @ParameterizedTest
    @MethodSource("hashes")
    void everyNearHashIsAmongThoseLookedFor(long hash) {
        List<NearBands.Probe> probes = NearBands.of(hash);

        assertThat(NearBands.hashesNear(hash)).allMatch(near -> probes.isEmpty() || isLookedFor(near, probes));
    }

    private static boolean isLookedFor(long hash, List<NearBands.Probe> probes) {
        return probes
            .stream()
            .anyMatch(probe ->
                Arrays.asList(probe.values()).contains((hash >>> NearBands.shift(probe.band())) & 0xFFFF)
            );
    }

    /** Whatever differs in three bits is near, whatever in four is not. Each round has a shop of its own. */
    @ParameterizedTest
    @MethodSource("hashes")
    void whatDiffersInThreeBitsIsNearAndNothingElse(long hash) {
        Random random = new Random(hash);
        for (int round = 0; round < 10; round++) {
            ShopId shop = new ShopId(1 + round);
            int bits = round % 5;
            long other = flipped(hash, bits, random);
            JDBC.sql("INSERT INTO look (shop_id, hash) VALUES (:shop, :hash)")
                .param("shop", shop.value())
                .param("hash", other)
                .update();

            Long look = looks.of(shop, hash);

            assertThat(look).as("%016x, %016x", hash, other).isEqualTo(bits <= Looks.NEAR ? other : hash);
        }
    }

    /** A band that was looked for must never be a plain one: no index holds those. */
    @Test
    void looksForNoPlainBand() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            // Few bits are set in many bands, or few are not.
            long hash = -1;
            for (int thinned = 0; thinned < 4; thinned++) {
                hash &= random.nextLong();
            }
            for (NearBands.Probe probe : NearBands.of(round % 2 == 0 ? hash : ~hash)) {
                assertThat(probe.values()).doesNotContain(0L, 65_535L);
            }
        }
        assertThat(NearBands.hashesNear(1)).hasSize(1 + 64 + 2_016 + 41_664).doesNotHaveDuplicates();
    }

    @Test
    void looksAtNoMoreThanTheIndexesGive() {
        JDBC.sql(
            """
            INSERT INTO look (shop_id, hash)
            SELECT 1, (('x0000' || substr(md5(i::text), 1, 12))::bit(64))::bigint FROM generate_series(1, 50000) i
            """
        ).update();
        JDBC.sql("ANALYZE look").update();
        String plan = String.join(
            "\n",
            JDBC.sql(
                """
                EXPLAIN SELECT hash FROM look WHERE shop_id = 1
                AND ((hash >> 32) & 65535) = ANY ('{17,18,19}'::bigint[]) AND ((hash >> 32) & 65535) NOT IN (0, 65535)
                """
            )
                .query((row, number) -> row.getString(1))
                .list()
        );

        assertThat(plan).contains("look_band_1").doesNotContain("Seq Scan");
        assertThat(looks.of(SHOP, 0x0000_1111_2222_3333L)).isEqualTo(0x0000_1111_2222_3333L);
    }

    private static long flipped(long hash, int bits, Random random) {
        long other = hash;
        while (Long.bitCount(other ^ hash) < bits) {
            other ^= 1L << random.nextInt(Long.SIZE);
        }
        return other;
    }
}
