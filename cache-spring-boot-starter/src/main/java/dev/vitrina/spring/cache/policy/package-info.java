/** The policies that the application's properties describe. */
@NullMarked
package dev.vitrina.spring.cache.policy;

import org.jspecify.annotations.NullMarked;
