/** The simulated sellers and their clocks. */
@NullMarked
package dev.vitrina.sandbox.seller;

import org.jspecify.annotations.NullMarked;
