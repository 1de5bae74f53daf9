package dev.vitrina.benchmarks.goals.contender;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.measure.Server;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.caffeine.CaffeineCache;

/** What people write: Spring's cache in memory, and below it a table that is looked into before the origin is asked. */
public final class SpringPostgres implements Replica {

    static final String TABLE = "bench.spring";

    private final HikariDataSource pool;
    private final BodyTable table;
    private final CaffeineCache memory;
    private final Origin origin;
    private final long freshMillis;

    SpringPostgres(Setting setting, Origin origin) {
        this.pool = Server.pool(setting.port(), setting.connections());
        this.table = new BodyTable(pool, TABLE);
        this.memory = SpringCaffeine.cache(setting);
        this.origin = origin;
        this.freshMillis = setting.fresh().toMillis();
    }

    @Override
    public byte[] get(String key) {
        return Objects.requireNonNull(memory.get(key, () -> load(key)));
    }

    private byte[] load(String key) {
        BodyTable.Row stored = table.find(key);
        if (stored != null) {
            return stored.body();
        }
        byte[] loaded = origin.load();
        table.put(key, loaded, freshMillis);
        return loaded;
    }

    @Override
    public byte@Nullable [] held(String key) {
        return memory.get(key, byte[].class);
    }

    /** From the second level alone. */
    public byte@Nullable [] stored(String key) {
        BodyTable.Row row = table.find(key);
        return row == null ? null : row.body();
    }

    @Override
    public void invalidate(String key) {
        table.remove(key);
        memory.evict(key);
    }

    @Override
    public void close() {
        pool.close();
    }
}
