package dev.vitrina.cache.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** The engine warns of every failure, and a simulation is full of them. */
public final class SilentEngine implements BeforeAllCallback, AfterAllCallback {

    private static final Logger ENGINE = (Logger) LoggerFactory.getLogger("dev.vitrina.cache");

    @Override
    public void beforeAll(ExtensionContext context) {
        ENGINE.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ENGINE.setLevel(null);
    }
}
