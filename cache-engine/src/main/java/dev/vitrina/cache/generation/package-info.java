/** What invalidations have moved, as this replica knows it, and the numbers that scopes go by. */
@NullMarked
package dev.vitrina.cache.generation;

import org.jspecify.annotations.NullMarked;
