/** Promotions (акции) of Wildberries' calendar, the same for every seller. */
@NullMarked
package dev.vitrina.sandbox.promotion;

import org.jspecify.annotations.NullMarked;
