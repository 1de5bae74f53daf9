/** The hosts of the Wildberries API, and the methods that check a token. */
@NullMarked
package dev.vitrina.tokens.wb;

import org.jspecify.annotations.NullMarked;
