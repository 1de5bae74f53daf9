package dev.vitrina.spring.cache.policy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property stopped the start and what it may be, in place of a stack trace. */
final class InvalidCachePropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCachePropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidCachePropertyException cause) {
        return new FailureAnalysis(
            "The cache engine cannot start: " + cause.getMessage() + ".",
            "Correct " + cause.property() + ": it " + cause.reason() + ".",
            cause
        );
    }
}
