/** The GraphQL door: puts composition, execution and errors together. */
@NullMarked
package dev.vitrina.core.graphql;

import org.jspecify.annotations.NullMarked;
