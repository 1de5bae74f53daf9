/** The HTTP server: Jetty on virtual threads. */
@NullMarked
package dev.vitrina.sandbox.server;

import org.jspecify.annotations.NullMarked;
