/** How endpoints are cached as data: what an operator changed of the policies that the code declares, and within which limits. */
@NullMarked
package dev.vitrina.cache.policy;

import org.jspecify.annotations.NullMarked;
