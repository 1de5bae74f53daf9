/** Photos and video of cards. */
@NullMarked
package dev.vitrina.media;

import org.jspecify.annotations.NullMarked;
