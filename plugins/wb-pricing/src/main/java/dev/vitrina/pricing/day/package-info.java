/** Days as sellers and Wildberries count them. */
@NullMarked
package dev.vitrina.pricing.day;

import org.jspecify.annotations.NullMarked;
