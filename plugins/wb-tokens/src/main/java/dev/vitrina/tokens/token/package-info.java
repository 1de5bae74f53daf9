/** Tokens as kept here: everything but the secret. */
@NullMarked
package dev.vitrina.tokens.token;

import org.jspecify.annotations.NullMarked;
