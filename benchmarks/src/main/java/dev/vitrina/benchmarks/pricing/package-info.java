/** How fast prices are mirrored, checked and sent, against what Wildberries' quota allows. */
@NullMarked
package dev.vitrina.benchmarks.pricing;

import org.jspecify.annotations.NullMarked;
