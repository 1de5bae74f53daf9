/** What happened to cards, in the words of people. */
@NullMarked
package dev.vitrina.products.history;

import org.jspecify.annotations.NullMarked;
