package dev.vitrina.app;

import dev.vitrina.sandbox.server.SandboxStartException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A sandbox that cannot start is nearly always a taken port. */
final class SandboxStartFailureAnalyzer extends AbstractFailureAnalyzer<SandboxStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SandboxStartException cause) {
        return new FailureAnalysis(
            "The simulated Wildberries did not start: " + cause.getMessage() + ".",
            "Set vitrina.sandbox.port to a free port, or vitrina.sandbox.enabled to false.",
            cause
        );
    }
}
