/** Buyers' feedback on cards, and the methods of the host {@code wb-feedbacks} that give it out. */
@NullMarked
package dev.vitrina.sandbox.feedbacks;

import org.jspecify.annotations.NullMarked;
