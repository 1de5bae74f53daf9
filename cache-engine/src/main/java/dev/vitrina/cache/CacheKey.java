package dev.vitrina.cache;

/**
 * Names one entry. The store knows it by a hash of 128 bits, so any length of request costs the same there.
 *
 * @param tenant   whose data it is; never part of a string prefix, so clearing one tenant can never reach another
 * @param endpoint the cached method, for example {@code wb-products/subjects}; at most 120 characters
 * @param request  the canonical request (sorted parameters, normalised numbers); equal requests must be equal strings
 */
public record CacheKey(long tenant, String endpoint, String request) {}
