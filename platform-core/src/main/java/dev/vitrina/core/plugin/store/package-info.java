/** Plugins on disk: build directories and ZIPs, unpacked within limits. */
@NullMarked
package dev.vitrina.core.plugin.store;

import org.jspecify.annotations.NullMarked;
