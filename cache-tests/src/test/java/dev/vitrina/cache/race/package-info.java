/** Two threads in every order of their steps, for what is shared in memory. */
@NullMarked
package dev.vitrina.cache.race;

import org.jspecify.annotations.NullMarked;
