package dev.vitrina.cache.engine;

import static dev.vitrina.cache.SyncMode.FULL;
import static dev.vitrina.cache.SyncMode.INCREMENTAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.PageSource.PageResult;
import dev.vitrina.cache.SourceLag;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mirror of an origin whose list gives changes late. */
class MirrorLagTest {

    private static final SyncListener QUIET = progress -> {};

    private final long tenant = Requests.tenant();
    private final Catalogue catalogue = new Catalogue(25, 10);
    private Replica replica;

    @BeforeEach
    void start() {
        replica = Replica.start();
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @ParameterizedTest
    @EnumSource(SyncMode.class)
    void findsAChangeThatTheListGaveOnlyAfterLaterOnes(SyncMode mode) {
        Mirror mirror = mirror(Duration.ofMinutes(1));
        mirror.sync(tenant, FULL, QUIET);
        catalogue.putLate(3, "late");
        catalogue.put(4, "in time");
        mirror.sync(tenant, mode, QUIET);
        assertThat(named("late")).isZero();
        assertThat(named("in time")).isOne();
        catalogue.catchUp();

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(run.created() + run.updated()).isPositive();
        assertThat(named("late")).isOne();
    }

    @Test
    void noLaterPageOfARunMovesThePlaceOnThatAnEarlierOneHeldBackNotEvenAfterAnInterruption() {
        Mirror mirror = mirror(Duration.ofMinutes(1));
        mirror.sync(tenant, FULL, QUIET);
        catalogue.putLate(3, "late");
        for (long id = 4; id < 20; id++) {
            catalogue.put(id, "in time");
        }
        AtomicInteger pages = new AtomicInteger();
        catalogue.disturb(query ->
            pages.incrementAndGet() == 2
                ? new PageResult.Failed<>(FailureKind.RATE_LIMITED, "429", Duration.ZERO)
                : null
        );
        mirror.sync(tenant, INCREMENTAL, QUIET);
        mirror.sync(tenant, INCREMENTAL, QUIET);
        assertThat(named("in time")).isEqualTo(16);
        catalogue.catchUp();

        mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(named("late")).isOne();
    }

    @Test
    void anUnchangedSyncCostsOneRequestOnceTheLagHasPassed() {
        // All changes of the catalogue are older than a lag of nothing but a moment ago.
        Mirror mirror = mirror(Duration.ofNanos(1_000));
        mirror.sync(tenant, FULL, QUIET);
        int pages = catalogue.pagesRead();

        SyncRun run = mirror.sync(tenant, INCREMENTAL, QUIET);

        assertThat(catalogue.pagesRead() - pages).isOne();
        assertThat(run.seen()).isZero();
    }

    @Test
    void tellsItsLag() {
        Mirror mirror = mirror(Duration.ofMinutes(1));

        assertThat(mirror.status(tenant).lag()).isEqualTo(Duration.ofMinutes(1));
        assertThat(mirror.status(tenant).complete()).isFalse();
        mirror.sync(tenant, FULL, QUIET);
        assertThat(mirror.status(tenant).complete()).isTrue();
        assertThat(mirror.status(tenant).asOf()).isNotNull();
    }

    private Mirror mirror(Duration lag) {
        return replica
            .mirrors()
            .mirror(
                catalogue.definition("test/" + UUID.randomUUID(), 0.5).lagging(new SourceLag(lag, catalogue::notPast))
            );
    }

    private long named(String name) {
        return TestPostgres.number(
            "SELECT count(*) FROM catalogue.item WHERE shop_id = %d AND name = '%s'".formatted(tenant, name)
        );
    }
}
