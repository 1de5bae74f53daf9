/** Finding, sorting, paging and counting cards in the mirror's table. */
@NullMarked
package dev.vitrina.products.search;

import org.jspecify.annotations.NullMarked;
