/** The control API: what tests and the demo use to steer the simulation. */
@NullMarked
package dev.vitrina.sandbox.control;

import org.jspecify.annotations.NullMarked;
