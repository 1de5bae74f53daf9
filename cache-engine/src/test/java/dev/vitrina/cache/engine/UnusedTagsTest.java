package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.jdbc.Database;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The generations of tags do not pile up, and dropping them brings nothing back that was invalidated. */
class UnusedTagsTest {

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Scope tag = new Scope.Tag(tenant, "card 1");
    private final Origin origin = new Origin();
    private final Replica replica = Replica.start();
    private final Replica other = Replica.start();

    @AfterEach
    void close() {
        replica.close();
        other.close();
    }

    @Test
    void dropsTheGenerationOfATagThatNoEntryHas() {
        replica.invalidate(tag);

        clean();

        assertThat(generations()).isZero();
    }

    @Test
    void keepsTheGenerationOfATagThatAnEntryHas() {
        replica.invalidate(tag);
        replica.get(request(key, origin, "card 1"));

        clean();

        assertThat(generations()).isOne();
        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v1");
        assertThat(origin.calls()).isOne();
    }

    @Test
    void aLoadUnderWayStillNoticesThatItsTagMoved() {
        Origin.Hold hold = origin.hold();
        CompletableFuture<CacheAnswer<String>> early = replica.reading(request(key, origin, "card 1"));
        hold.awaitArrival();
        origin.change();
        other.invalidate(tag);
        clean();
        origin.flow();
        hold.release();
        early.join();

        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v2");
    }

    @Test
    void aTagThatComesBackStillInvalidates() {
        for (int i = 0; i < 3; i++) {
            replica.invalidate(tag);
        }
        clean();
        replica.get(request(key, origin, "card 1"));
        origin.change();

        replica.invalidate(tag);

        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v2");
    }

    @Test
    void aTagThatComesBackIsStillSoftWhereItIsMovedSoftly() {
        replica.invalidate(tag);
        clean();
        other.get(request(key, origin, "card 1"));
        origin.fails(FailureKind.UNAVAILABLE);

        replica.cache().invalidate(tag, Invalidation.SOFT);

        assertThat(value(other.get(request(key, origin, "card 1")))).isEqualTo("v1");
    }

    /** What a load stored that saw the tag's generation just before it was dropped. */
    @Test
    void aTagThatComesBackNeverReachesAGenerationItHadBefore() {
        for (int i = 0; i < 3; i++) {
            replica.invalidate(tag);
        }
        long before = highest();
        clean();

        replica.invalidate(tag);

        assertThat(highest()).isGreaterThan(before);
    }

    private void clean() {
        new Housekeeping(new Database(replica.database().dataSource(), System::nanoTime)).run();
    }

    private long generations() {
        return TestPostgres.number(
            "SELECT count(*) FROM cache.scope_generation WHERE kind = 'tag' AND tenant = " + tenant
        );
    }

    private long highest() {
        return TestPostgres.number(
            "SELECT max(generation) FROM cache.scope_generation WHERE kind = 'tag' AND tenant = " + tenant
        );
    }
}
