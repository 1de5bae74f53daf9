/** The calendar of Wildberries' promotions, and which goods take part or could. */
@NullMarked
package dev.vitrina.pricing.promotion;

import org.jspecify.annotations.NullMarked;
