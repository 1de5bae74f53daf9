/** What is wrong with a shop's prices, by what it costs. */
@NullMarked
package dev.vitrina.pricing.cockpit;

import org.jspecify.annotations.NullMarked;
