/** How the mirror of goods is kept up to date. */
@NullMarked
package dev.vitrina.pricing.sync;

import org.jspecify.annotations.NullMarked;
