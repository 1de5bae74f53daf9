/** What goods cost the seller, dated, and how it is told. */
@NullMarked
package dev.vitrina.pricing.cost;

import org.jspecify.annotations.NullMarked;
