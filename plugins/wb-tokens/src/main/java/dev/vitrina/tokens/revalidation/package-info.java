/** Asks daily whether tokens are still good, and warns before they expire. */
@NullMarked
package dev.vitrina.tokens.revalidation;

import org.jspecify.annotations.NullMarked;
