/** What the operator wants of each plugin, and how each stands: on this replica now, and on all as seen last. */
@NullMarked
package dev.vitrina.core.plugin.state;

import org.jspecify.annotations.NullMarked;
