package dev.vitrina.products.sync;

import dev.vitrina.cache.SyncMode;
import org.jspecify.annotations.Nullable;

/** Input of the job; {@code mode} null means whatever is due. */
record SyncRequest(@Nullable SyncMode mode) {}
