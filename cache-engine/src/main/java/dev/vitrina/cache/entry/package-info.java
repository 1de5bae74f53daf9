/** Reads of entries: memory, store, lease, origin. */
@NullMarked
package dev.vitrina.cache.entry;

import org.jspecify.annotations.NullMarked;
