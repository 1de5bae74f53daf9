/** Tables that people paste or upload, read row by row. */
@NullMarked
package dev.vitrina.pricing.table;

import org.jspecify.annotations.NullMarked;
