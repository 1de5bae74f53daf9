/** Judges what readers get by what had happened before: the oracle of the simulation and of the chaos tests. */
@NullMarked
package dev.vitrina.cache.history;

import org.jspecify.annotations.NullMarked;
