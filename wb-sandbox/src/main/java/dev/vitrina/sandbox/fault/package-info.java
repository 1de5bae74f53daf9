/** Faults a test can switch on, per endpoint and seller. */
@NullMarked
package dev.vitrina.sandbox.fault;

import org.jspecify.annotations.NullMarked;
