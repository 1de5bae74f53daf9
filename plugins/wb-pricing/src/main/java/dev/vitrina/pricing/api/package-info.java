/** The plugin's GraphQL fields. */
@NullMarked
package dev.vitrina.pricing.api;

import org.jspecify.annotations.NullMarked;
