/** Moves generations, tells the other replicas, hears from them. */
@NullMarked
package dev.vitrina.cache.invalidation;

import org.jspecify.annotations.NullMarked;
