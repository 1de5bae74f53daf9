/** Whether Wildberries accepts a token, and whose it is. */
@NullMarked
package dev.vitrina.tokens.check;

import org.jspecify.annotations.NullMarked;
