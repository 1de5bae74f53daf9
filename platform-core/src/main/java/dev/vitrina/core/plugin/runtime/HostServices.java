package dev.vitrina.core.plugin.runtime;

import dev.vitrina.core.contribution.OwnService;
import java.beans.Introspector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The host's services as plugins get them: one interface per object, whatever else the object is, and the host's class loader on
 * the thread while it works, so that nothing the host makes meanwhile remembers the plugin.
 */
final class HostServices {

    private final Map<Class<?>, Object> services = new LinkedHashMap<>();

    /** @param types what plugins may have; a type of which the host has no bean is left out */
    static HostServices of(ListableBeanFactory host, Class<?>... types) {
        HostServices all = new HostServices();
        for (Class<?> type : types) {
            Object service = host.getBeanProvider(type).getIfAvailable();
            if (service != null) {
                all.services.put(type, faced(type, service));
            }
        }
        return all;
    }

    /** By bean name. */
    Map<String, Object> byName() {
        Map<String, Object> named = new LinkedHashMap<>();
        services.forEach((type, service) -> named.put(Introspector.decapitalize(type.getSimpleName()), service));
        return named;
    }

    /** A service in the form that one plugin has it in. */
    static Object faced(OwnService<?> service, OwnService.Plugin plugin) {
        return faced(service.type(), service.of().apply(plugin));
    }

    private static Object faced(Class<?> type, Object service) {
        ClassLoader host = HostServices.class.getClassLoader();
        return Proxy.newProxyInstance(host, new Class<?>[] { type }, (proxy, method, arguments) ->
            invoke(type, service, host, proxy, method, arguments)
        );
    }

    private static @Nullable Object invoke(
        Class<?> type,
        Object service,
        ClassLoader host,
        Object proxy,
        Method method,
        @Nullable Object@Nullable [] arguments
    ) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> type.getSimpleName();
            };
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(host);
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
