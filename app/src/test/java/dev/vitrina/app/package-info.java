/** Tests of the whole product, run as a process from its jar. */
@NullMarked
package dev.vitrina.app;

import org.jspecify.annotations.NullMarked;
