/** Facts: kept with the transaction that made them true, delivered after its commit, at least once, in order per shop. */
@NullMarked
package dev.vitrina.core.event;

import org.jspecify.annotations.NullMarked;
