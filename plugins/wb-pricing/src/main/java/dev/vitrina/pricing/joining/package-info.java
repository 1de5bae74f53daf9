/** How goods enter promotions. */
@NullMarked
package dev.vitrina.pricing.joining;

import org.jspecify.annotations.NullMarked;
