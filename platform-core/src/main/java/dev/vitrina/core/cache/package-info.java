/** The cache engine as beans. */
@NullMarked
package dev.vitrina.core.cache;

import org.jspecify.annotations.NullMarked;
