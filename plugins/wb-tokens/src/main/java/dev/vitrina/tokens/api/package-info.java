/** The GraphQL fields of the plugin. */
@NullMarked
package dev.vitrina.tokens.api;

import org.jspecify.annotations.NullMarked;
