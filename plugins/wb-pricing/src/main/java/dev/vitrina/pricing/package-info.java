/** Prices and discounts of a shop's cards. */
@NullMarked
package dev.vitrina.pricing;

import org.jspecify.annotations.NullMarked;
