/** What other plugins know of cards, copied for the list to filter by. */
@NullMarked
package dev.vitrina.products.condition;

import org.jspecify.annotations.NullMarked;
