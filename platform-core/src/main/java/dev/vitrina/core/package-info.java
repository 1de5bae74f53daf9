/** The host: everything around the plugins. */
@NullMarked
package dev.vitrina.core;

import org.jspecify.annotations.NullMarked;
