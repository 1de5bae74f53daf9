package dev.vitrina.cache.chaos;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.cache.engine.TestPostgres;
import dev.vitrina.cache.history.World;
import java.time.Duration;
import java.time.Instant;

/** A replica in this process. */
final class LocalMember implements Member {

    private final String name;
    private final ChaosOrigin origin;
    private final HikariDataSource pool;
    private final Wire wire;
    private final CacheEngine engine;
    private final long born;

    /**
     * @param url        of the database
     * @param clockError how wrong its clock is
     * @param born       the event of the history that it begins at
     * @param forgetful  see {@link Wire}
     */
    LocalMember(String name, String url, ChaosOrigin origin, Duration clockError, long born, boolean forgetful) {
        this.name = name;
        this.origin = origin;
        this.born = born;
        this.pool = TestPostgres.pool(url, 8);
        this.wire = new Wire(pool, forgetful);
        this.engine = CacheEngine.on(wire.dataSource())
            .clock(() -> Instant.now().plus(clockError))
            .start();
    }

    @Override
    public Reply read(int key, int policy) {
        long before = wire.waited();
        CacheAnswer<String> answer = engine.cache().get(origin.request(key, policy));
        return new Reply(answer, wire.waited() - before);
    }

    @Override
    public void invalidate(int key, int choice, boolean hard) {
        engine.cache().invalidate(World.scope(key, choice), hard ? Invalidation.HARD : Invalidation.SOFT);
    }

    @Override
    public long born() {
        return born;
    }

    @Override
    public long lastFailure() {
        return wire.lastFailure();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
