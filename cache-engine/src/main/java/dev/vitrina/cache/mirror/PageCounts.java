package dev.vitrina.cache.mirror;

/** What a page did; the rest of what was seen was unchanged. */
record PageCounts(int seen, int created, int updated) {}
