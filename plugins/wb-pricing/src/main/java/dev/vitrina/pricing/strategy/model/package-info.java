/** What a strategy is and how it decides: pure, so that a run, a dry run and a simulation cannot differ. */
@NullMarked
package dev.vitrina.pricing.strategy.model;

import org.jspecify.annotations.NullMarked;
