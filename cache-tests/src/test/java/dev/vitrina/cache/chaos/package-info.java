/** The real engine on real threads, real connections and a real PostgreSQL, disturbed in every way that a machine room knows. */
@NullMarked
package dev.vitrina.cache.chaos;

import org.jspecify.annotations.NullMarked;
