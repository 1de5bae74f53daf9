/** What people want to find again: pinned by themselves, or opened lately. */
@NullMarked
package dev.vitrina.core.bookmark;

import org.jspecify.annotations.NullMarked;
