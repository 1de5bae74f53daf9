/** Edits from a spreadsheet: reading tables, telling their columns, and what becomes of each row. */
@NullMarked
package dev.vitrina.products.imports;

import org.jspecify.annotations.NullMarked;
