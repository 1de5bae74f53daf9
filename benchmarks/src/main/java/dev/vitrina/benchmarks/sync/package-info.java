/** How fast a shop's catalogue is mirrored, against the floor that Wildberries' quota sets. */
@NullMarked
package dev.vitrina.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
