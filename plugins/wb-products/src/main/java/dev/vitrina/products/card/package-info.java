/** A product card, and how it is read from what Wildberries sends. */
@NullMarked
package dev.vitrina.products.card;

import org.jspecify.annotations.NullMarked;
