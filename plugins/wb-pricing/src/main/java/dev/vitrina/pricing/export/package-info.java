/** The history of prices as files: XLSX and CSV, made by a job. */
@NullMarked
package dev.vitrina.pricing.export;

import org.jspecify.annotations.NullMarked;
