/** Scalars with strict input. */
@NullMarked
package dev.vitrina.core.graphql.scalar;

import org.jspecify.annotations.NullMarked;
