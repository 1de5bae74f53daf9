/** What goods cost when, and who made them cost that. */
@NullMarked
package dev.vitrina.pricing.history;

import org.jspecify.annotations.NullMarked;
