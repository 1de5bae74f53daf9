/** What was called, how often and how fast. */
@NullMarked
package dev.vitrina.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
