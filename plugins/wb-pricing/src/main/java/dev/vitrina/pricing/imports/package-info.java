/** Prices from a spreadsheet: what its columns are for, and what becomes of each row. */
@NullMarked
package dev.vitrina.pricing.imports;

import org.jspecify.annotations.NullMarked;
