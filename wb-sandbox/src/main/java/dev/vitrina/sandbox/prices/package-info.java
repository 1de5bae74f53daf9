/** Endpoints of the prices and discounts section. */
@NullMarked
package dev.vitrina.sandbox.prices;

import org.jspecify.annotations.NullMarked;
