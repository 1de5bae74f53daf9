/** One started plugin: its Spring context, its database schema, its gate. */
@NullMarked
package dev.vitrina.core.plugin.runtime;

import org.jspecify.annotations.NullMarked;
