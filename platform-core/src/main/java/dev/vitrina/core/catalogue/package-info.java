/** Leads plugins that ask for product cards to the one that keeps them. */
@NullMarked
package dev.vitrina.core.catalogue;

import org.jspecify.annotations.NullMarked;
