/** Amounts as the API shows them. */
@NullMarked
package dev.vitrina.pricing.money;

import org.jspecify.annotations.NullMarked;
