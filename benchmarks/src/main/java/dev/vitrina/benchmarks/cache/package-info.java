/** The cache engine against raw Caffeine and raw pgjdbc, as ratios within one run. */
@NullMarked
package dev.vitrina.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
