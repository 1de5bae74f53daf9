/** Files of public hosts for plugins: which addresses may be fetched, by which bounds, and how fast. */
@NullMarked
package dev.vitrina.core.download;

import org.jspecify.annotations.NullMarked;
