/** Personal API keys: for scripts, with a part of their owner's rights. */
@NullMarked
package dev.vitrina.core.security.key;

import org.jspecify.annotations.NullMarked;
