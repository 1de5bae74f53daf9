/** What Wildberries takes for itself: commission, logistics, returns. */
@NullMarked
package dev.vitrina.pricing.tariff;

import org.jspecify.annotations.NullMarked;
