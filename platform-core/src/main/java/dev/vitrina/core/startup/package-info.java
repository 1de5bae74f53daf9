/** What happens when the start fails: one sentence that names the property. */
@NullMarked
package dev.vitrina.core.startup;

import org.jspecify.annotations.NullMarked;
