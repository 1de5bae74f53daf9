/** Cards as Wildberries has them now: read one by one where they are few, by the mirror brought up to date where they are many. */
@NullMarked
package dev.vitrina.products.fresh;

import org.jspecify.annotations.NullMarked;
