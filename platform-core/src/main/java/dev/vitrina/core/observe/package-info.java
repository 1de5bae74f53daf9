/** How the host tells operators how it does: health, metrics. */
@NullMarked
package dev.vitrina.core.observe;

import org.jspecify.annotations.NullMarked;
