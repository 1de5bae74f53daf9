/** The engine's goals G1 to G18 against its rivals, in one run: what {@code docs/benchmarks.md} tells of them. */
@NullMarked
package dev.vitrina.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
