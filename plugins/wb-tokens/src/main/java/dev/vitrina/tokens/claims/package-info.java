/** What a Wildberries token says about itself. */
@NullMarked
package dev.vitrina.tokens.claims;

import org.jspecify.annotations.NullMarked;
