/**
 * Goods of others beside the shop's own: which are watched, what buyers pay for them, and how sure that is. The source is the storefront's
 * public API, which is nobody's contract: it is off by default, slow, and nothing else depends on it.
 */
@NullMarked
package dev.vitrina.pricing.competitor;

import org.jspecify.annotations.NullMarked;
