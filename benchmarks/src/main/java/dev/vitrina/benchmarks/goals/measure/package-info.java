/** What measuring needs: a server, a wire that can be cut, rounds in turns, quartiles, latencies. */
@NullMarked
package dev.vitrina.benchmarks.goals.measure;

import org.jspecify.annotations.NullMarked;
