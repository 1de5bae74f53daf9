package dev.vitrina.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingCacheTest {

    /** In one order, whatever the JVM's is. */
    static List<Method> calls() {
        return Arrays.stream(UniversalCacheService.class.getMethods())
            .sorted(Comparator.comparing(Method::toString))
            .toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallReachesTheOtherCacheWithItsArguments(Method call) throws ReflectiveOperationException {
        List<Object> seen = new ArrayList<>();
        UniversalCacheService other = (UniversalCacheService) Proxy.newProxyInstance(
            UniversalCacheService.class.getClassLoader(),
            new Class<?>[] { UniversalCacheService.class },
            (proxy, method, arguments) -> {
                seen.add(method);
                seen.addAll(List.of(arguments));
                return null;
            }
        );
        Object[] arguments = new Object[call.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(call.getParameterTypes()[i]);
        }

        var unused = call.invoke(new ForwardingCache(other) {}, arguments);

        List<Object> sent = new ArrayList<>(List.of(arguments));
        sent.addFirst(call);
        assertThat(seen).isEqualTo(sent);
    }

    private static Object argument(Class<?> type) {
        if (type == long.class) {
            return 7L;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(7);
        }
        if (type == Invalidation.class) {
            return Invalidation.SOFT;
        }
        if (type == Scope.class) {
            return new Scope.Tenant(7);
        }
        if (type == CacheRequest.class) {
            CacheKey key = new CacheKey(7, "test/things", "id=1");
            return new CacheRequest<>(key, CachePolicy.freshFor(Duration.ofMinutes(1)), Codec.utf8(), context ->
                new LoadResult.NotFound<>()
            );
        }
        return type == Object.class ? "value" : List.of(7L);
    }
}
