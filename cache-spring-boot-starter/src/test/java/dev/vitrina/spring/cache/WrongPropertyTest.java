package dev.vitrina.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.mockito.Mockito;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A wrong number stops the start, and the message says which and what it may be. */
@ExtendWith(OutputCaptureExtension.class)
class WrongPropertyTest {

    static final List<Arguments> WRONG = List.of(
        Arguments.of("cache.engine.memory", "1KB", "must be at least 1MB"),
        Arguments.of("cache.engine.mirror-lease", "1ms", "must be at least 1s"),
        Arguments.of("cache.engine.defaults.fresh", "-1s", "must be between 0s and 30d"),
        Arguments.of("cache.engine.defaults.jitter", "0.9", "must be between 0.0 and 0.5"),
        Arguments.of("cache.engine.defaults.value-type", "a.B", "cache.engine.caches.<name>.value-type"),
        Arguments.of("cache.engine.caches.products.refresh-at", "2", "must be between 0.5 and 1.0"),
        Arguments.of("cache.engine.caches.products.hard-timeout", "1h", "must be between 100ms and 60s"),
        Arguments.of("cache.engine.caches.products.soft-timeout", "20s", "must be between 0s and 10s"),
        Arguments.of("cache.engine.caches.products.stale-while-revalidate", "2d", "must be between 0s and 1d"),
        Arguments.of("cache.engine.caches.products.coherence", "soon", "strict, eventual or a duration"),
        Arguments.of("cache.engine.caches.products.coherence", "1ms", "must be between 500ms and 3600s"),
        Arguments.of("cache.engine.caches.products.max-bytes", "4GB", "must not be greater than"),
        Arguments.of("cache.engine.caches.products.max-bytes", "1B", "must be between")
    );

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(VitrinaCacheAutoConfiguration.class))
        .withBean(DataSource.class, () -> Mockito.mock(DataSource.class));

    @ParameterizedTest
    @FieldSource("WRONG")
    void isNamedWithItsLimits(String property, String value, String limits) {
        application
            .withPropertyValues(property + "=" + value)
            .run(context ->
                assertThat(failure(context.getStartupFailure()))
                    .hasMessageStartingWith(property + " is ")
                    .hasMessageContaining(limits)
            );
    }

    @Test
    void isToldWithoutAStackTrace(CapturedOutput output) {
        SpringApplication application = new SpringApplicationBuilder(VitrinaCacheAutoConfiguration.class)
            .initializers(context ->
                context.getBeanFactory().registerSingleton("dataSource", Mockito.mock(DataSource.class))
            )
            .web(WebApplicationType.NONE)
            .properties("cache.engine.caches.products.fresh=400d")
            .build();
        assertThat(catchThrowable(application::run)).isNotNull();

        assertThat(output)
            .contains("APPLICATION FAILED TO START")
            .contains(
                "The cache engine cannot start: cache.engine.caches.products.fresh is 400d but must be between 0s and 30d."
            )
            .contains("Correct cache.engine.caches.products.fresh");
    }

    private static Throwable failure(@Nullable Throwable thrown) {
        Throwable cause = Objects.requireNonNull(thrown, "the application started");
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
