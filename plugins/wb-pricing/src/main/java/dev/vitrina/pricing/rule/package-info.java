/** What prices are to be, said for many goods at once: by a rule, or by a table that somebody pastes. */
@NullMarked
package dev.vitrina.pricing.rule;

import org.jspecify.annotations.NullMarked;
