/** Schema generations: what serves a request stays whole until the request ends, however often the schema changes meanwhile. */
@NullMarked
package dev.vitrina.core.graphql.generation;

import org.jspecify.annotations.NullMarked;
