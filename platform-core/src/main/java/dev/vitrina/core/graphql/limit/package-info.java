/** What one request may cost. */
@NullMarked
package dev.vitrina.core.graphql.limit;

import org.jspecify.annotations.NullMarked;
