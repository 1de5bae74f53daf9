/** Seller accounts: who they are, and how a plugin connects and disconnects them. */
@NullMarked
package dev.vitrina.api.shop;

import org.jspecify.annotations.NullMarked;
