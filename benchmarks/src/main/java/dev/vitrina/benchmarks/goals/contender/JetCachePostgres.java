package dev.vitrina.benchmarks.goals.contender;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.MultiLevelCacheBuilder;
import com.alicp.jetcache.SimpleCacheManager;
import com.alicp.jetcache.anno.CacheConsts;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.external.ExternalCacheConfig;
import com.alicp.jetcache.support.CacheNotifyMonitor;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.measure.Server;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * JetCache with two levels: Caffeine without a key convertor, PostgreSQL without a codec, penetration protection, broadcast on.
 * Its memory is bounded by entries, not bytes.
 */
public final class JetCachePostgres implements Replica {

    static final String TABLE = "bench.jetcache";
    private static final String NAME = "bench";
    private static final int MAX_ENTRIES = 100_000;

    private final HikariDataSource pool;
    private final SimpleCacheManager manager = new SimpleCacheManager();
    private final Cache<String, byte[]> local;
    private final Cache<String, byte[]> remote;
    private final Cache<String, byte[]> cache;

    JetCachePostgres(Setting setting, Origin origin) {
        long millis = setting.fresh().toMillis();
        this.pool = Server.pool(setting.port(), setting.connections() + 1);
        JetCacheBroadcast broadcast = new JetCacheBroadcast(manager, pool);
        manager.putBroadcastManager(CacheConsts.DEFAULT_AREA, broadcast);
        this.local = CaffeineCacheBuilder.createCaffeineCacheBuilder()
            .limit(MAX_ENTRIES)
            .expireAfterWrite(millis, TimeUnit.MILLISECONDS)
            .buildCache();
        ExternalCacheConfig<String, byte[]> config = new ExternalCacheConfig<>();
        config.setKeyPrefix("");
        config.setExpireAfterWriteInMillis(millis);
        config.setBroadcastChannel(NAME);
        this.remote = new JetCacheTable(config, new BodyTable(pool, TABLE));
        this.cache = MultiLevelCacheBuilder.createMultiLevelCacheBuilder()
            .addCache(local, remote)
            .expireAfterWrite(millis, TimeUnit.MILLISECONDS)
            .cachePenetrateProtect(true)
            .<String, byte[]>loader(key -> origin.load())
            .addMonitor(new CacheNotifyMonitor(manager, NAME))
            .buildCache();
        manager.putCache(CacheConsts.DEFAULT_AREA, NAME, cache);
        broadcast.startSubscribe();
    }

    @Override
    public byte[] get(String key) {
        return cache.get(key);
    }

    @Override
    public byte@Nullable [] held(String key) {
        return local.get(key);
    }

    /** From the second level alone. */
    public byte@Nullable [] stored(String key) {
        return remote.get(key);
    }

    @Override
    public void invalidate(String key) {
        cache.remove(key);
    }

    @Override
    public void close() {
        manager.close();
        pool.close();
    }
}
