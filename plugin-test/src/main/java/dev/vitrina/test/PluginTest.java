package dev.vitrina.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class of a plugin. One host serves all its methods; a parameter of type {@link TestHost} gives access to it.
 *
 * <p>The plugin under test is the module the tests run in: its {@code target/classes} with {@code plugin.yaml}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PluginTestExtension.class)
public @interface PluginTest {
    /** Modules of the plugins it depends on, relative to its own, for example {@code ../wb-tokens}. */
    String[] dependencies() default {};

    /** How many cards the largest demo seller has. */
    int cards() default 300;

    /** Whether the sandbox enforces Wildberries' rate limits, and the host keeps to them; without, only a call that was refused is waited for. */
    boolean quotas() default false;

    /** Further properties of the host, {@code name=value}. */
    String[] properties() default {};
}
