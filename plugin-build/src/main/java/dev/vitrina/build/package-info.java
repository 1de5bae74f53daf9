/** The Maven plugin for authors: {@code vitrina:lib}, {@code vitrina:verify}, {@code vitrina:package}. */
@NullMarked
package dev.vitrina.build;

import org.jspecify.annotations.NullMarked;
