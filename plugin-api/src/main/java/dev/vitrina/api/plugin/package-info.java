/** What a plugin is to the host. */
@NullMarked
package dev.vitrina.api.plugin;

import org.jspecify.annotations.NullMarked;
