/** What one sold piece costs and leaves: cost, commission, logistics, tax. */
@NullMarked
package dev.vitrina.pricing.margin;

import org.jspecify.annotations.NullMarked;
