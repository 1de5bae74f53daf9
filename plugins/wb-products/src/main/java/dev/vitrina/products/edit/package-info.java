/** Editing cards, as a model without input or output: fields, rules, the body that overwrites a card, and what is wrong with it. */
@NullMarked
package dev.vitrina.products.edit;

import org.jspecify.annotations.NullMarked;
