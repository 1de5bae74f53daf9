/** The way in: who sends a request, for which shop, and what every answer carries. */
@NullMarked
package dev.vitrina.core.request;

import org.jspecify.annotations.NullMarked;
