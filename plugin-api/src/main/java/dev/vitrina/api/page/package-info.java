/** Pages: connections with keyset cursors for growing lists, page numbers for small tables. */
@NullMarked
package dev.vitrina.api.page;

import org.jspecify.annotations.NullMarked;
