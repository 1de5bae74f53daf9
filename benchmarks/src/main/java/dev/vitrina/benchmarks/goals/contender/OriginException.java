package dev.vitrina.benchmarks.goals.contender;

/** The origin gave no answer. */
public final class OriginException extends RuntimeException {

    public OriginException(String message) {
        super(message, null, false, false);
    }
}
