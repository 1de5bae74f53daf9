/** The product as it is shipped, run and asked from outside: for the benchmarks and for the tests of the whole. */
@NullMarked
package dev.vitrina.benchmarks.product;

import org.jspecify.annotations.NullMarked;
