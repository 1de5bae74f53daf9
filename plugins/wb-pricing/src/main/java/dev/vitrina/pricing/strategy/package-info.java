/** Prices that change by themselves, as far as people let them: strategies, their runs, their simulation. */
@NullMarked
package dev.vitrina.pricing.strategy;

import org.jspecify.annotations.NullMarked;
