/** Reading something at Wildberries at once, as somebody asks for it, within what its quota has left. */
@NullMarked
package dev.vitrina.pricing.reading;

import org.jspecify.annotations.NullMarked;
