/** The catalogue at 10,000, 100,000 and 1,000,000 cards, and a hundred shops on one machine: reading, syncing, exporting. */
@NullMarked
package dev.vitrina.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
