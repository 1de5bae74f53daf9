/**
 * Tables that are made by a job, because they may be large: what was asked for is written down, made in its turn, and kept by the host for a day. A plugin brings
 * the table of its requests ({@link dev.vitrina.tables.export.ExportTable}) and what is in a file ({@link dev.vitrina.tables.export.ExportContent}).
 */
@NullMarked
package dev.vitrina.tables.export;

import org.jspecify.annotations.NullMarked;
