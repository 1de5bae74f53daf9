/** Prices as change sets: what a row is, how it is judged, sent, followed and taken back. */
@NullMarked
package dev.vitrina.pricing.change;

import org.jspecify.annotations.NullMarked;
