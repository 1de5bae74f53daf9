package dev.vitrina.core.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, with the tags that a structured line carries as fields. */
public final class LogLines implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Collector collector = new Collector();

    public LogLines() {
        collector.setContext(root.getLoggerContext());
        collector.start();
        root.addAppender(collector);
    }

    /** A line and its tags at the time. */
    public record Line(String message, Map<String, String> tags) {}

    public List<Line> with(String text) {
        return collector.lines
            .stream()
            .filter(line -> line.message().contains(text))
            .toList();
    }

    @Override
    public void close() {
        root.detachAppender(collector);
    }

    private static final class Collector extends AppenderBase<ILoggingEvent> {

        private final List<Line> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(event.getFormattedMessage(), Map.copyOf(event.getMDCPropertyMap())));
        }
    }
}
