/** Puts host, sandbox, web UI and plugins together and starts them. */
@NullMarked
package dev.vitrina.app;

import org.jspecify.annotations.NullMarked;
