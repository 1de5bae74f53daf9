/** JSON in and out of the sandbox. */
@NullMarked
package dev.vitrina.sandbox.json;

import org.jspecify.annotations.NullMarked;
