/** What keeps a card from selling: Wildberries' own errors, and a diagnosis of what is known. */
@NullMarked
package dev.vitrina.products.trouble;

import org.jspecify.annotations.NullMarked;
