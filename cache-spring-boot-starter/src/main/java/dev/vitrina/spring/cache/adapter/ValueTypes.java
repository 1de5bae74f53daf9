package dev.vitrina.spring.cache.adapter;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.annotation.AnnotationCacheOperationSource;
import org.springframework.cache.interceptor.CacheEvictOperation;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * The types of the caches' values as the methods declare them that are annotated with {@code @Cacheable} or {@code @CachePut}. Notes
 * them as the beans are made, before anybody can call one. Thread-safe.
 */
public final class ValueTypes implements BeanPostProcessor {

    private final AnnotationCacheOperationSource operations = new AnnotationCacheOperationSource(false);
    private final ConcurrentMap<String, Map<String, ResolvableType>> found = new ConcurrentHashMap<>();

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        Class<?> type = AopUtils.getTargetClass(bean);
        if (operations.isCandidateClass(type)) {
            ReflectionUtils.doWithMethods(type, method -> note(method, type), ReflectionUtils.USER_DECLARED_METHODS);
        }
        return bean;
    }

    /**
     * The type of a cache's values; null when no method tells.
     *
     * @throws IllegalStateException when two methods disagree
     */
    @Nullable
    ResolvableType of(String cache) {
        Map<String, ResolvableType> types = found.getOrDefault(cache, Map.of());
        if (types.size() > 1) {
            throw new IllegalStateException(
                "Methods of different types use the cache %s: %s. Give each a cache of its own, or say what is stored".formatted(
                    cache,
                    new TreeSet<>(types.keySet())
                )
            );
        }
        return types.values().stream().findFirst().orElse(null);
    }

    private void note(Method method, Class<?> type) {
        var ofMethod = operations.getCacheOperations(method, type);
        if (ofMethod == null) {
            return;
        }
        ResolvableType value = content(ResolvableType.forMethodReturnType(method, type));
        if (value.resolve() == null || value.resolve() == void.class || value.hasUnresolvableGenerics()) {
            return;
        }
        for (CacheOperation operation : ofMethod) {
            if (!(operation instanceof CacheEvictOperation)) {
                operation
                    .getCacheNames()
                    .forEach(name ->
                        found.computeIfAbsent(name, ignored -> new ConcurrentHashMap<>()).put(text(value), value)
                    );
            }
        }
    }

    /** What Spring caches of what is returned. */
    private static ResolvableType content(ResolvableType returned) {
        Class<?> type = returned.resolve();
        boolean wrapped = type == Optional.class || (type != null && CompletableFuture.class.isAssignableFrom(type));
        return wrapped
            ? content(returned.as(type == Optional.class ? type : CompletableFuture.class).getGeneric(0))
            : returned;
    }

    private static String text(ResolvableType type) {
        Class<?> raw = type.toClass();
        return type.hasGenerics()
            ? Arrays.stream(type.getGenerics())
                .map(ValueTypes::text)
                .collect(Collectors.joining(",", raw.getName() + "<", ">"))
            : raw.getName();
    }
}
