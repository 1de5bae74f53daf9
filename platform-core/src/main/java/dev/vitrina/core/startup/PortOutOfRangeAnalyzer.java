package dev.vitrina.core.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A number that is no port: the JDK says "port out of range:99999" when the web server is to listen there. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortOutOfRangeAnalyzer extends AbstractFailureAnalyzer<WebServerException> {

    private static final String JDK = "port out of range:";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, WebServerException cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        if (message == null || !message.startsWith(JDK)) {
            return null;
        }
        String sentence = "`server.port` = %s is wrong: it must be between 0 and 65535".formatted(
            message.substring(JDK.length())
        );
        return new FailureAnalysis(sentence, null, cause);
    }
}
