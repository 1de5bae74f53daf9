/** The hosts of the Wildberries API, told apart by path prefix. */
@NullMarked
package dev.vitrina.sandbox.host;

import org.jspecify.annotations.NullMarked;
