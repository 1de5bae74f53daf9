/** Trusted documents: requests that are known beforehand, and who may write others. */
@NullMarked
package dev.vitrina.core.graphql.document;

import org.jspecify.annotations.NullMarked;
