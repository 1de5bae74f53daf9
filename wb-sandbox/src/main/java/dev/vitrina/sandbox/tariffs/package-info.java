/** Endpoints of tariffs: commissions, logistics, storage, returns. */
@NullMarked
package dev.vitrina.sandbox.tariffs;

import org.jspecify.annotations.NullMarked;
