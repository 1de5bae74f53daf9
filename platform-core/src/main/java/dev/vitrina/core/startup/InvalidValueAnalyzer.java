package dev.vitrina.core.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A property that Spring Boot itself refuses before anything is bound. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidValueAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        String sentence = "`%s` = %s is wrong: %s".formatted(cause.getName(), cause.getValue(), reason(cause));
        return new FailureAnalysis(sentence, null, cause);
    }

    private static @Nullable String reason(InvalidConfigurationPropertyValueException cause) {
        String reason = cause.getReason();
        return reason != null && reason.endsWith(Integer.class.getName()) ? "it must be a whole number" : reason;
    }
}
