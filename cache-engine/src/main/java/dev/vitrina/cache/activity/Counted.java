package dev.vitrina.cache.activity;

/** What is counted together; the endpoint may be a mirror's name. */
record Counted(long tenant, String endpoint) {}
