/** What a plugin says of itself in plugin.yaml. */
@NullMarked
package dev.vitrina.core.plugin.manifest;

import org.jspecify.annotations.NullMarked;
