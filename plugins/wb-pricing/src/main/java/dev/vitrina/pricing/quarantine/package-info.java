/** Prices that Wildberries holds back because they fell too far. */
@NullMarked
package dev.vitrina.pricing.quarantine;

import org.jspecify.annotations.NullMarked;
