/** Upstream endpoints behind the cache engine. */
@NullMarked
package dev.vitrina.api.cached;

import org.jspecify.annotations.NullMarked;
