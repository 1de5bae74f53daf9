/** Upstream endpoints read through the cache. */
@NullMarked
package dev.vitrina.core.cached;

import org.jspecify.annotations.NullMarked;
