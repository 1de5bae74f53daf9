/** Cards as files: XLSX and CSV, made by a job. */
@NullMarked
package dev.vitrina.products.export;

import org.jspecify.annotations.NullMarked;
