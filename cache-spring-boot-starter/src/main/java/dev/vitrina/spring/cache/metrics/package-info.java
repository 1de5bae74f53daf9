/** Meters and observations of the engine, for applications that have Micrometer. */
@NullMarked
package dev.vitrina.spring.cache.metrics;

import org.jspecify.annotations.NullMarked;
