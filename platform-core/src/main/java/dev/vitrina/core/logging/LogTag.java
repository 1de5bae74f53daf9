package dev.vitrina.core.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A tag on the log lines of this thread until it is closed. Then the tag has the value it had before: after a call to Wildberries a
 * request is still one for its shop, which {@link MDC#putCloseable} would forget.
 */
public final class LogTag implements AutoCloseable {

    private final String name;
    private final @Nullable String before;

    private LogTag(String name, @Nullable String before) {
        this.name = name;
        this.before = before;
    }

    public static LogTag put(String name, String value) {
        LogTag tag = new LogTag(name, MDC.get(name));
        MDC.put(name, value);
        return tag;
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }
}
