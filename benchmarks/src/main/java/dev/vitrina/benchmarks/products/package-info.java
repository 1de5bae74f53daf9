/** How fast the catalogue is found in, at twelve thousand cards and at half a million. */
@NullMarked
package dev.vitrina.benchmarks.products;

import org.jspecify.annotations.NullMarked;
