package dev.vitrina.core.startup;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts {@link RedactingEncoder} before every place that logs are written to, right after Spring Boot has set logging up, whatever
 * the format and the file that the operator has configured.
 */
class LogRedaction implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(LogRedaction::redact);
        }
    }

    static void redact(Logger logger) {
        for (Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders(); appenders.hasNext(); ) {
            if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender) {
                redact(appender);
            }
        }
    }

    private static void redact(OutputStreamAppender<ILoggingEvent> appender) {
        Encoder<ILoggingEvent> plain = appender.getEncoder();
        if (plain == null || plain instanceof RedactingEncoder) {
            return;
        }
        RedactingEncoder redacting = new RedactingEncoder(plain);
        redacting.setContext(appender.getContext());
        redacting.start();
        appender.setEncoder(redacting);
    }
}
