/** How good a card's content is: rules, what breaks them, and the score. */
@NullMarked
package dev.vitrina.products.health;

import org.jspecify.annotations.NullMarked;
