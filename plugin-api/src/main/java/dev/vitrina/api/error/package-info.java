/** Errors that a client can act on. */
@NullMarked
package dev.vitrina.api.error;

import org.jspecify.annotations.NullMarked;
