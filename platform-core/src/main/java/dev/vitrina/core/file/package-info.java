/** Files of a limited life: what users upload, and what plugins make for them to download. */
@NullMarked
package dev.vitrina.core.file;

import org.jspecify.annotations.NullMarked;
