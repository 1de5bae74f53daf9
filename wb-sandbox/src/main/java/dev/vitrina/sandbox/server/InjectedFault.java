package dev.vitrina.sandbox.server;

import java.io.IOException;
import org.eclipse.jetty.io.QuietException;

/** Ends a request on purpose; Jetty keeps quiet about it. */
final class InjectedFault extends IOException implements QuietException {

    private static final long serialVersionUID = 1L;

    InjectedFault(String message) {
        super(message);
    }
}
