/** What plugins bring for the other parts of the host, and how those parts get it. Depends on no other package of the host. */
@NullMarked
package dev.vitrina.core.contribution;

import org.jspecify.annotations.NullMarked;
