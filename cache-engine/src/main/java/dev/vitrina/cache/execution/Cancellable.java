package dev.vitrina.cache.execution;

/** Work that can be told to stop. */
@FunctionalInterface
public interface Cancellable {
    /** Takes it off the timer when it has not begun, or marks its thread as interrupted. Returns at once; a second call does nothing. */
    void cancel();
}
