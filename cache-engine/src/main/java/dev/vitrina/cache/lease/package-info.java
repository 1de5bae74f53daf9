/** One load at a time per key in the cluster. */
@NullMarked
package dev.vitrina.cache.lease;

import org.jspecify.annotations.NullMarked;
