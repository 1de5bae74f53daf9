/** Amounts of money, exact, each with its currency. */
@NullMarked
package dev.vitrina.api.money;

import org.jspecify.annotations.NullMarked;
