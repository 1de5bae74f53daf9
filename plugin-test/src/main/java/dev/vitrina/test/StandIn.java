package dev.vitrina.test;

import java.lang.reflect.Proxy;

/** What has to be handed over though a test is not about it. */
public final class StandIn {

    private StandIn() {}

    /** Fails when it is asked anything. */
    public static <T> T neverAsked(Class<T> type) {
        return type.cast(
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, method, _) -> {
                throw new UnsupportedOperationException(method.toString());
            })
        );
    }

    /** Gives this answer to whatever it is asked. */
    public static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, _, _) -> answer));
    }
}
