/** What people were shown before they asked for something. */
@NullMarked
package dev.vitrina.media.shown;

import org.jspecify.annotations.NullMarked;
