/** The first level: encoded bodies in this process, bounded by bytes. */
@NullMarked
package dev.vitrina.cache.memory;

import org.jspecify.annotations.NullMarked;
