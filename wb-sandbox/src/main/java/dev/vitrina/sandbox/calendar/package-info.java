/** Endpoints of the promotion calendar. */
@NullMarked
package dev.vitrina.sandbox.calendar;

import org.jspecify.annotations.NullMarked;
