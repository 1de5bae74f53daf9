package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;

/**
 * Counts to write down.
 *
 * @param endpoint  or a mirror's name
 * @param agoMicros how long ago they were counted, in microseconds
 */
public record ActivityRow(long tenant, String endpoint, long agoMicros, CacheCounts counts) {}
