/** The mirror of the card list: where pages come from, and the rows they become. */
@NullMarked
package dev.vitrina.products.mirror;

import org.jspecify.annotations.NullMarked;
