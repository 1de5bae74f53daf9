/** The engine and its rivals behind one small interface, each with its best settings. */
@NullMarked
package dev.vitrina.benchmarks.goals.contender;

import org.jspecify.annotations.NullMarked;
