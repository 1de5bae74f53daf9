/** Who may resolve a field: default deny, declared in the schema. */
@NullMarked
package dev.vitrina.core.graphql.access;

import org.jspecify.annotations.NullMarked;
