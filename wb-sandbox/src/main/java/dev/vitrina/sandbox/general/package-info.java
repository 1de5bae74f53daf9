/** Endpoints of the general section: ping, seller information, subscription. */
@NullMarked
package dev.vitrina.sandbox.general;

import org.jspecify.annotations.NullMarked;
