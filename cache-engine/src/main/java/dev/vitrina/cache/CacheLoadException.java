package dev.vitrina.cache;

/** Thrown where a caller wants a value or nothing; carries the typed problem, which does not survive serialisation. */
public final class CacheLoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public CacheLoadException(Problem problem) {
        super(problem.kind() + ": " + problem.message());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
