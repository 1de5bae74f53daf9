/** Builds a cache engine: the only other package for users. */
@NullMarked
package dev.vitrina.cache.engine;

import org.jspecify.annotations.NullMarked;
