/** Every failure as a GraphQL error with a code of the closed list. */
@NullMarked
package dev.vitrina.core.graphql.error;

import org.jspecify.annotations.NullMarked;
