/** Tables as files that spreadsheets open. */
@NullMarked
package dev.vitrina.core.sheet;

import org.jspecify.annotations.NullMarked;
