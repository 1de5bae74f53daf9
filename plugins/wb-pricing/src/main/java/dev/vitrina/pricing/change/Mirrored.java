package dev.vitrina.pricing.change;

import dev.vitrina.api.change.Finding.Severity;

/**
 * That a row was judged by the mirror.
 *
 * @param severity of telling so: before anything is sent its good is read, and the row stops where that stands otherwise
 * @param minutes  how old the mirror was
 */
record Mirrored(Severity severity, String minutes) {}
