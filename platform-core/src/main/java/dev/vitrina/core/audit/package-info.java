/** Who did what: every mutation and every refused access, appended and never changed. */
@NullMarked
package dev.vitrina.core.audit;

import org.jspecify.annotations.NullMarked;
