/** Wildberries access tokens: claims, issue, verification. */
@NullMarked
package dev.vitrina.sandbox.token;

import org.jspecify.annotations.NullMarked;
