/** What a plugin says to people, in their language. */
@NullMarked
package dev.vitrina.api.text;

import org.jspecify.annotations.NullMarked;
