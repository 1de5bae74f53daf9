/** Daily counts per tenant. */
@NullMarked
package dev.vitrina.cache.activity;

import org.jspecify.annotations.NullMarked;
