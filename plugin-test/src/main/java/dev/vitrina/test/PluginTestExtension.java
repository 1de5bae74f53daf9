package dev.vitrina.test;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts a {@link TestHost} for a class with {@link PluginTest} and closes it after its last test. */
final class PluginTestExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PluginTestExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        host(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHost.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return host(context);
    }

    private static TestHost host(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        // The root store outlives the class: one PostgreSQL serves all classes of the module.
        TestDatabases databases = context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(TestDatabases.class, key -> new TestDatabases(), TestDatabases.class);
        return classContext(context)
            .getStore(NAMESPACE)
            .computeIfAbsent(test, key -> TestHost.start(settings(test), databases.create()), TestHost.class);
    }

    private static ExtensionContext classContext(ExtensionContext context) {
        ExtensionContext current = context;
        while (current.getTestMethod().isPresent()) {
            current = current.getParent().orElseThrow();
        }
        return current;
    }

    private static TestHost.Settings settings(Class<?> test) {
        PluginTest annotation = Objects.requireNonNull(test.getAnnotation(PluginTest.class), "@PluginTest");
        Path module = Path.of("").toAbsolutePath();
        return new TestHost.Settings(
            Stream.concat(Stream.of(module), Stream.of(annotation.dependencies()).map(module::resolve))
                .map(Path::normalize)
                .toList(),
            annotation.cards(),
            annotation.quotas(),
            Stream.of(annotation.properties()).toList()
        );
    }
}
