package dev.vitrina.api.upstream;

/**
 * A method of an upstream API, as data.
 *
 * @param id         unique, for example {@code wb-content/cards-list}
 * @param upstream   the {@link Upstream}'s name
 * @param method     HTTP method
 * @param path       path below the base URL; {@code {name}} is filled from the request, percent-encoded
 * @param quotaGroup whose bucket it spends
 * @param idempotent whether it may be sent again when the answer was lost
 * @param maxBytes   longer answers are {@link Outcome.Malformed}
 */
public record Endpoint(
    String id,
    String upstream,
    String method,
    String path,
    QuotaGroup quotaGroup,
    boolean idempotent,
    long maxBytes
) {
    public static Endpoint get(String id, String upstream, String path, QuotaGroup quotaGroup) {
        return new Endpoint(id, upstream, "GET", path, quotaGroup, true, 16L << 20);
    }

    /** A POST that only reads. */
    public static Endpoint query(String id, String upstream, String path, QuotaGroup quotaGroup) {
        return new Endpoint(id, upstream, "POST", path, quotaGroup, true, 16L << 20);
    }
}
