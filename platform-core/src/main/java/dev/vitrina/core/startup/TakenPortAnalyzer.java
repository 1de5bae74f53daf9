package dev.vitrina.core.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The host's own port is taken. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TakenPortAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        String sentence = "`server.port` = %d is taken by another program: stop it, or set another port".formatted(
            cause.getPort()
        );
        return new FailureAnalysis(sentence, null, cause);
    }
}
