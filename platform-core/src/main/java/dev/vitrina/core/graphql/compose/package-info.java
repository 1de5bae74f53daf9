/** Composes fragments of the host and of plugins into one schema, or says who broke which rule where. */
@NullMarked
package dev.vitrina.core.graphql.compose;

import org.jspecify.annotations.NullMarked;
