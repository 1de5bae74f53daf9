/** Wildberries' content API: its methods as data, its envelope, and how a write ended. */
@NullMarked
package dev.vitrina.products.content;

import org.jspecify.annotations.NullMarked;
