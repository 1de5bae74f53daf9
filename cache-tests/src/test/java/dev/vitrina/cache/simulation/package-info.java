/** The engine in virtual time: every schedule follows from its seed. */
@NullMarked
package dev.vitrina.cache.simulation;

import org.jspecify.annotations.NullMarked;
