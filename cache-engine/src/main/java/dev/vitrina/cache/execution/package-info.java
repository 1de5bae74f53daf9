/** The threads, timers and waits of the engine. */
@NullMarked
package dev.vitrina.cache.execution;

import org.jspecify.annotations.NullMarked;
