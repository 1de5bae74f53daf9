/** Changes of cards as kinds of change sets: edits, tags, trash, groups, new cards. */
@NullMarked
package dev.vitrina.products.change;

import org.jspecify.annotations.NullMarked;
