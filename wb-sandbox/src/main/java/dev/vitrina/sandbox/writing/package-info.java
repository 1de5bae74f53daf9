/** Writing cards: what a request must look like, what Wildberries demands of a card, and how it becomes one. */
@NullMarked
package dev.vitrina.sandbox.writing;

import org.jspecify.annotations.NullMarked;
