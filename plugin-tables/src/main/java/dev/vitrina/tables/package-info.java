/** Tables row by row: read that people paste or upload, and written for them to download. */
@NullMarked
package dev.vitrina.tables;

import org.jspecify.annotations.NullMarked;
