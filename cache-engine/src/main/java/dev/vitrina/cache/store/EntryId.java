package dev.vitrina.cache.store;

import dev.vitrina.cache.CacheKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What an entry is stored under.
 *
 * @param tenant a column of its own, so clearing one tenant can never reach another
 * @param key    128 bits of SHA-256 over tenant, endpoint and request
 */
public record EntryId(long tenant, UUID key) {
    public static EntryId of(CacheKey key) {
        MessageDigest digest = sha256();
        String endpoint = key.endpoint();
        String request = key.request();
        // The length and not a separator, which either text may hold; characters and not UTF-8, which writes lone surrogates alike.
        ByteBuffer named = ByteBuffer.allocate(12 + 2 * (endpoint.length() + request.length()));
        named.putLong(key.tenant()).putInt(endpoint.length()).asCharBuffer().put(endpoint).put(request);
        digest.update(named.array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new EntryId(key.tenant(), new UUID(hash.getLong(), hash.getLong()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
