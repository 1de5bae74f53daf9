/** Shops: which seller accounts are connected, and their credentials. */
@NullMarked
package dev.vitrina.core.shop;

import org.jspecify.annotations.NullMarked;
