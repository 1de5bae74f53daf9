/** Secrets at rest: encrypted by a keyset which the master key wraps, each bound to what it is for and whose it is. */
@NullMarked
package dev.vitrina.core.vault;

import org.jspecify.annotations.NullMarked;
