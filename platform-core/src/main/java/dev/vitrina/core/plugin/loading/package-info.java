/** Whose classes a plugin sees. */
@NullMarked
package dev.vitrina.core.plugin.loading;

import org.jspecify.annotations.NullMarked;
