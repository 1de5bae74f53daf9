package dev.vitrina.cache.simulation;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Work that can stop in the middle and go on later, on the thread that runs it: what the JDK makes virtual threads of, without the
 * scheduler of its own that virtual threads have. A switch takes half a microsecond and no other thread.
 *
 * <p>{@code jdk.internal.vm.Continuation} is nobody's API: the tests' JVM exports it (see the pom), and javac, which does not allow that
 * together with {@code --release}, is not asked.
 */
final class Coroutine {

    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle IS_DONE;
    private static final MethodHandle YIELD;

    static {
        try {
            Class<?> type = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scopeType = Class.forName("jdk.internal.vm.ContinuationScope");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Object scope = lookup.findConstructor(scopeType, methodType(void.class, String.class)).invoke("simulation");
            CREATE = lookup
                .findConstructor(type, methodType(void.class, scopeType, Runnable.class))
                .bindTo(scope)
                .asType(methodType(Object.class, Runnable.class));
            RUN = lookup.findVirtual(type, "run", methodType(void.class)).asType(methodType(void.class, Object.class));
            IS_DONE = lookup
                .findVirtual(type, "isDone", methodType(boolean.class))
                .asType(methodType(boolean.class, Object.class));
            YIELD = lookup.findStatic(type, "yield", methodType(boolean.class, scopeType)).bindTo(scope);
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Object continuation;

    Coroutine(Runnable work) {
        try {
            continuation = (Object) CREATE.invokeExact(work);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Runs to the end, or to where the work suspends itself. */
    void run() {
        try {
            RUN.invokeExact(continuation);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    boolean isDone() {
        try {
            return (boolean) IS_DONE.invokeExact(continuation);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Goes back to who called {@link #run}. */
    static void suspend() {
        try {
            boolean unused = (boolean) YIELD.invokeExact();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException exception ? exception : new IllegalStateException(e);
    }
}
