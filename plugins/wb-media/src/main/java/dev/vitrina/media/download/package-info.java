/** Photos and video to take away: one file, or many as a ZIP that is made while it is sent. */
@NullMarked
package dev.vitrina.media.download;

import org.jspecify.annotations.NullMarked;
