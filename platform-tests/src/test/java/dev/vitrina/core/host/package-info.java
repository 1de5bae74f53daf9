/** A running host for tests, and a client for it. */
@NullMarked
package dev.vitrina.core.host;

import org.jspecify.annotations.NullMarked;
