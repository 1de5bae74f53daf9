/** Counts by tenant, endpoint and hour. */
@NullMarked
package dev.vitrina.cache.activity;

import org.jspecify.annotations.NullMarked;
