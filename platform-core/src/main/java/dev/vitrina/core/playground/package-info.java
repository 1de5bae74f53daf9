/** What the playground keeps for those who write requests in it. */
@NullMarked
package dev.vitrina.core.playground;

import org.jspecify.annotations.NullMarked;
