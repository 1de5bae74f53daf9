/** How long the host takes to start. */
@NullMarked
package dev.vitrina.benchmarks.start;

import org.jspecify.annotations.NullMarked;
