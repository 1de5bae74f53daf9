/** Who uses Vitrina, as far as plugins may know. */
@NullMarked
package dev.vitrina.api.user;

import org.jspecify.annotations.NullMarked;
