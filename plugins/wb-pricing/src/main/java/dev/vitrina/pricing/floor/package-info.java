/** Below which price each good is sold at a loss, worked out ahead. */
@NullMarked
package dev.vitrina.pricing.floor;

import org.jspecify.annotations.NullMarked;
