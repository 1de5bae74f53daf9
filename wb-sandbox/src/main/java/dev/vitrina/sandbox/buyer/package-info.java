/** A stand-in of what Wildberries' storefront asks for its pages: prices as buyers see them. */
@NullMarked
package dev.vitrina.sandbox.buyer;

import org.jspecify.annotations.NullMarked;
