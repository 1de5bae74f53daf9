/** Lists as people set them up: filters, order and columns under a name, for oneself or for the team of a shop. */
@NullMarked
package dev.vitrina.core.view;

import org.jspecify.annotations.NullMarked;
