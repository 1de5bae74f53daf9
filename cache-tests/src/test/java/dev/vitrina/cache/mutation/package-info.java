/** Counts how many planted faults the tests notice. */
@NullMarked
package dev.vitrina.cache.mutation;

import org.jspecify.annotations.NullMarked;
