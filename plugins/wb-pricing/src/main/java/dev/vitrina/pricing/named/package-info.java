/** Which goods rows of tables are about. */
@NullMarked
package dev.vitrina.pricing.named;

import org.jspecify.annotations.NullMarked;
