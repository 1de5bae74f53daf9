/** Endpoints of the content section: cards, trash, subjects, tags. */
@NullMarked
package dev.vitrina.sandbox.content;

import org.jspecify.annotations.NullMarked;
