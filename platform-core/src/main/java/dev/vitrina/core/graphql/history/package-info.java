/** What changes of plugins did to the composed schema. */
@NullMarked
package dev.vitrina.core.graphql.history;

import org.jspecify.annotations.NullMarked;
