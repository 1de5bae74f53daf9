/** A shop's goods with their prices: read, mirrored, found. */
@NullMarked
package dev.vitrina.pricing.good;

import org.jspecify.annotations.NullMarked;
