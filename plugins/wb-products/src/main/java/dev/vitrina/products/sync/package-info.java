/** Keeping the mirror up to date. */
@NullMarked
package dev.vitrina.products.sync;

import org.jspecify.annotations.NullMarked;
