/** The simulated CDN: pictures, video, and the path scheme that finds them. */
@NullMarked
package dev.vitrina.sandbox.media;

import org.jspecify.annotations.NullMarked;
