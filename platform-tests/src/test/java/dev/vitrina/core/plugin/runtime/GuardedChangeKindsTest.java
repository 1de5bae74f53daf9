package dev.vitrina.core.plugin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.api.change.ChangeKind;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardedChangeKindsTest {

    /** What it left to the interface's default would be lost of every plugin: a policy, for example, and with it the second person. */
    @Test
    void passesOnEverythingAKindCanSay() throws ClassNotFoundException {
        Class<?> guarded = Class.forName(GuardedChangeKinds.class.getName() + "$Guarded");

        assertThat(Stream.of(ChangeKind.class.getMethods()).map(GuardedChangeKindsTest::signature)).isSubsetOf(
            Stream.of(guarded.getDeclaredMethods()).map(GuardedChangeKindsTest::signature).toList()
        );
    }

    private static String signature(Method method) {
        return method.getName() + Stream.of(method.getParameterTypes()).map(Class::getName).toList();
    }
}
