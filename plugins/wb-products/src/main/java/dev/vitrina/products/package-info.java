/** The catalogue: product cards mirrored from Wildberries, searched and shown. */
@NullMarked
package dev.vitrina.products;

import org.jspecify.annotations.NullMarked;
