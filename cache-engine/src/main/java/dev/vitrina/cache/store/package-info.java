/** The second level: entries in PostgreSQL. */
@NullMarked
package dev.vitrina.cache.store;

import org.jspecify.annotations.NullMarked;
