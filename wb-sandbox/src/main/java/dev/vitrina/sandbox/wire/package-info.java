/** Calls, answers and the ways an answer can reach (or fail to reach) the client. */
@NullMarked
package dev.vitrina.sandbox.wire;

import org.jspecify.annotations.NullMarked;
