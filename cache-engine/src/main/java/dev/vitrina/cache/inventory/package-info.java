/** What the store holds, for people who look after it. */
@NullMarked
package dev.vitrina.cache.inventory;

import org.jspecify.annotations.NullMarked;
