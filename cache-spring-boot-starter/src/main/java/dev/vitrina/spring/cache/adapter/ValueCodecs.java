package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.Codec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * Finds the codec of a cache: the application's own, JSON of the type that the properties name, or JSON of the type that the cached
 * methods return.
 */
public final class ValueCodecs {

    private final Map<String, Codec<Object>> own = new HashMap<>();
    private final Map<String, String> named;
    private final JsonCodecs json;
    private final ValueTypes declared;

    /** @param named types by cache, as the properties name them */
    public ValueCodecs(Collection<CacheCodec> own, Map<String, String> named, JsonCodecs json, ValueTypes declared) {
        own.forEach(codec -> this.own.put(codec.cache(), untyped(codec.codec())));
        this.named = Map.copyOf(named);
        this.json = json;
        this.declared = declared;
    }

    /** @throws IllegalStateException when nothing says what the cache holds, or two things do */
    Codec<Object> of(String cache) {
        Codec<Object> known = own.get(cache);
        if (known != null) {
            return known;
        }
        String type = named.get(cache);
        if (type != null) {
            return json.named(type);
        }
        @Nullable
        ResolvableType returned = declared.of(cache);
        if (returned == null) {
            throw new IllegalStateException(
                ("Nothing says what the cache %s holds: annotate a method that returns it, set " +
                    "cache.engine.caches.%s.value-type, or define a bean of type CacheCodec").formatted(cache, cache)
            );
        }
        return json.of(returned);
    }

    @SuppressWarnings("unchecked") // Whoever named the cache puts into it what its codec takes.
    private static Codec<Object> untyped(Codec<?> codec) {
        return (Codec<Object>) codec;
    }
}
