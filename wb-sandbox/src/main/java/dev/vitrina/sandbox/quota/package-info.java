/** Token buckets per seller, method group and token type. */
@NullMarked
package dev.vitrina.sandbox.quota;

import org.jspecify.annotations.NullMarked;
