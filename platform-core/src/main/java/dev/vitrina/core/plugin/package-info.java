/** Plugins in service: their life cycle, and what the rest of the host asks about them. */
@NullMarked
package dev.vitrina.core.plugin;

import org.jspecify.annotations.NullMarked;
