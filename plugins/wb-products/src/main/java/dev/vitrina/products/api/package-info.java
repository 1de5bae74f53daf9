/** The GraphQL fields of the plugin. */
@NullMarked
package dev.vitrina.products.api;

import org.jspecify.annotations.NullMarked;
