/** What can be said of a plugin's package without running it: for its author's build, and for tests. */
@NullMarked
package dev.vitrina.core.plugin.verify;

import org.jspecify.annotations.NullMarked;
