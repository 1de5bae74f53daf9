package dev.vitrina.core.graphql.compose;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.SingletonPropertyDataFetcher;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a field that no controller resolves: by the method of its name where the source is a record, as graphql-java does
 * elsewhere. For a record that is not public and comes from another class loader (a plugin's), graphql-java 25 finds components only
 * and answers null for its other methods; and what it remembers of a class, it remembers for good. Here the class itself holds it.
 */
final class MemberFetcher implements LightDataFetcher<Object>, TrivialDataFetcher<Object> {

    private static final MethodType SHAPE = MethodType.methodType(Object.class, Object.class);

    private static final ClassValue<Map<String, MethodHandle>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
            return accessors(type);
        }
    };

    private final LightDataFetcher<?> others = SingletonPropertyDataFetcher.singleton();

    @Override
    public @Nullable Object get(
        GraphQLFieldDefinition field,
        @Nullable Object source,
        Supplier<DataFetchingEnvironment> environment
    ) throws Exception {
        if (source instanceof Record) {
            MethodHandle accessor = ACCESSORS.get(source.getClass()).get(field.getName());
            if (accessor != null) {
                return read(accessor, source);
            }
        }
        return others.get(field, source, environment);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    private static @Nullable Object read(MethodHandle accessor, Object source) throws Exception {
        try {
            return accessor.invokeExact(source);
        } catch (Exception | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, MethodHandle> accessors(Class<?> type) {
        Map<String, MethodHandle> accessors = new HashMap<>();
        for (Method method : type.getMethods()) {
            boolean reads = method.getParameterCount() == 0 && method.getReturnType() != void.class;
            if (reads && method.getDeclaringClass() != Object.class && method.trySetAccessible()) {
                accessors.put(method.getName(), handle(method));
            }
        }
        return Map.copyOf(accessors);
    }

    private static MethodHandle handle(Method method) {
        try {
            return MethodHandles.lookup().unreflect(method).asType(SHAPE);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
