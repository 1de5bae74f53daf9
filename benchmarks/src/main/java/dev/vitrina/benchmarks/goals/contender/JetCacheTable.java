package dev.vitrina.benchmarks.goals.contender;

import com.alicp.jetcache.CacheConfig;
import com.alicp.jetcache.CacheGetResult;
import com.alicp.jetcache.CacheResult;
import com.alicp.jetcache.CacheResultCode;
import com.alicp.jetcache.CacheValueHolder;
import com.alicp.jetcache.MultiGetResult;
import com.alicp.jetcache.external.AbstractExternalCache;
import com.alicp.jetcache.external.ExternalCacheConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** JetCache's remote level in PostgreSQL. Bodies are stored as they are: no codec is cheaper. */
final class JetCacheTable extends AbstractExternalCache<String, byte[]> {

    private final ExternalCacheConfig<String, byte[]> config;
    private final BodyTable table;

    JetCacheTable(ExternalCacheConfig<String, byte[]> config, BodyTable table) {
        super(config);
        this.config = config;
        this.table = table;
    }

    @Override
    public CacheConfig<String, byte[]> config() {
        return config;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(table);
    }

    @Override
    @SuppressWarnings("unchecked") // JetCache's constants are raw.
    protected CacheGetResult<byte[]> do_GET(String key) {
        BodyTable.Row row = table.find(key);
        if (row == null) {
            return CacheGetResult.NOT_EXISTS_WITHOUT_MSG;
        }
        CacheValueHolder<byte[]> holder = new CacheValueHolder<>();
        holder.setValue(row.body());
        holder.setExpireTime(row.expiresAt());
        holder.setAccessTime(System.currentTimeMillis());
        return new CacheGetResult<>(CacheResultCode.SUCCESS, null, holder);
    }

    @Override
    protected MultiGetResult<String, byte[]> do_GET_ALL(Set<? extends String> keys) {
        Map<String, CacheGetResult<byte[]>> results = new LinkedHashMap<>();
        keys.forEach(key -> results.put(key, do_GET(key)));
        return new MultiGetResult<>(CacheResultCode.SUCCESS, null, results);
    }

    @Override
    protected CacheResult do_PUT(String key, byte[] value, long expireAfterWrite, TimeUnit unit) {
        table.put(key, value, unit.toMillis(expireAfterWrite));
        return CacheResult.SUCCESS_WITHOUT_MSG;
    }

    @Override
    protected CacheResult do_PUT_ALL(
        Map<? extends String, ? extends byte[]> map,
        long expireAfterWrite,
        TimeUnit unit
    ) {
        map.forEach((key, value) -> do_PUT(key, value, expireAfterWrite, unit));
        return CacheResult.SUCCESS_WITHOUT_MSG;
    }

    @Override
    protected CacheResult do_REMOVE(String key) {
        return table.remove(key) ? CacheResult.SUCCESS_WITHOUT_MSG : new CacheResult(CacheResultCode.NOT_EXISTS, null);
    }

    @Override
    protected CacheResult do_REMOVE_ALL(Set<? extends String> keys) {
        keys.forEach(this::do_REMOVE);
        return CacheResult.SUCCESS_WITHOUT_MSG;
    }

    @Override
    protected CacheResult do_PUT_IF_ABSENT(String key, byte[] value, long expireAfterWrite, TimeUnit unit) {
        return table.putIfAbsent(key, value, unit.toMillis(expireAfterWrite))
            ? CacheResult.SUCCESS_WITHOUT_MSG
            : new CacheResult(CacheResultCode.EXISTS, null);
    }
}
