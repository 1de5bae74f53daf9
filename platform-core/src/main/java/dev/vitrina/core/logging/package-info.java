/** What every log line says of where it comes from. */
@NullMarked
package dev.vitrina.core.logging;

import org.jspecify.annotations.NullMarked;
