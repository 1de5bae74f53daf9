package dev.vitrina.spring.cache.adapter;

import java.util.concurrent.Callable;

/** Takes what belongs to the caller's thread (log context, security context, current span) along to the thread of a load. */
public interface ContextCarrier {
    /** The same work with the context of the thread that asks now. */
    <T> Callable<T> carry(Callable<T> work);

    /** Takes nothing along. */
    static ContextCarrier none() {
        return new ContextCarrier() {
            @Override
            public <T> Callable<T> carry(Callable<T> work) {
                return work;
            }
        };
    }
}
