/** Plugins' own HTTP addresses below {@code /api/plugins/<id>}: who may call, for how long, with how much. */
@NullMarked
package dev.vitrina.core.route;

import org.jspecify.annotations.NullMarked;
