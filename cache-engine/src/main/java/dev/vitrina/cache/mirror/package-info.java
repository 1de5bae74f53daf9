/** Synced collections. */
@NullMarked
package dev.vitrina.cache.mirror;

import org.jspecify.annotations.NullMarked;
