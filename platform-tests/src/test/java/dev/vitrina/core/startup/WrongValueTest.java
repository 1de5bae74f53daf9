package dev.vitrina.core.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.VitrinaApplication;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Every value that would let the host start and then not work; only the properties are bound here, nothing is started. */
class WrongValueTest {

    private final ApplicationContextRunner properties = new ApplicationContextRunner().withUserConfiguration(
        PropertiesOnly.class
    );

    @ParameterizedTest
    @ValueSource(
        strings = {
            "vitrina.events.parallel=0",
            "vitrina.events.poll=0s",
            "vitrina.events.lease=0s",
            "vitrina.events.first-retry=0s",
            "vitrina.events.max-attempts=0",
            "vitrina.events.retention=0d",
            "vitrina.jobs.threads=0",
            "vitrina.jobs.poll=0s",
            "vitrina.jobs.heartbeat=0s",
            "vitrina.jobs.missed-heartbeats=3",
            "vitrina.jobs.tick=0s",
            "vitrina.jobs.follow=0s",
            "vitrina.jobs.stop-patience=-1s",
            "vitrina.jobs.retention=0s",
            "vitrina.gateway.connect-timeout=0s",
            "vitrina.gateway.attempt-timeout=0s",
            "vitrina.gateway.max-concurrent=0",
            "vitrina.gateway.breaker-minimum=0",
            "vitrina.gateway.breaker-open=0s",
            "vitrina.gateway.call-log-retention=-1d",
            "vitrina.cache.mirror-lease=0s",
            "vitrina.cache.mirror-commits=0",
            "vitrina.graphql.request-timeout=0s",
            "vitrina.graphql.max-depth=0",
            "vitrina.graphql.max-aliases=-1",
            "vitrina.security.key-rotation=0s",
            "vitrina.security.session.idle=0s",
            "vitrina.plugins.start-timeout=0s",
            "vitrina.plugins.drain-timeout=-1s",
            "vitrina.plugins.stop-timeout=0s",
            "vitrina.database.port=-1",
        }
    )
    void isRefusedInOneSentenceThatNamesTheProperty(String setting) {
        String name = setting.substring(0, setting.indexOf('='));

        assertThat(refusal(setting))
            .startsWith("`" + name + "` = ")
            .contains(" is wrong: it must be ")
            .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "vitrina.gateway.breaker-window=2 | vitrina.gateway.breaker-window must be at least vitrina.gateway.breaker-minimum",
            "vitrina.events.longest-retry=500ms | vitrina.events.longest-retry must be at least vitrina.events.first-retry",
            "vitrina.cache.memory=1KB | vitrina.cache.memory must be at least 1MB",
            "vitrina.audit.retention=1d | vitrina.audit.retention must be at least 90d",
            "vitrina.gateway.retry-pauses=2s,-1s | `vitrina.gateway.retry-pauses[1]` = PT-1S is wrong: it must be longer than or equal to 0",
            "vitrina.plugins.directory= | `vitrina.plugins.directory` =  is wrong: it must not be blank",
            "vitrina.browser.media-sources=x; script-src * | `vitrina.browser.media-sources[0]` = x; script-src * is wrong: it must be an origin",
        }
    )
    void isExplained(String setting, String sentence) {
        assertThat(refusal(setting)).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "vitrina.jobs.stop-patience=0s",
            "vitrina.gateway.retry-pauses=",
            "vitrina.plugins.drain-timeout=0s",
            "vitrina.browser.media-sources=http://127.0.0.1:8081",
        }
    )
    void isNotEverythingThatIsUnusual(String setting) {
        properties.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    private String refusal(String setting) {
        StringBuilder sentence = new StringBuilder();
        properties
            .withPropertyValues(setting)
            .run(context -> {
                assertThat(context).hasFailed();
                Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                FailureAnalysis analysis = Objects.requireNonNull(new WrongPropertyAnalyzer().analyze(failure));
                sentence.append(analysis.getDescription());
            });
        return sentence.toString();
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackageClasses = VitrinaApplication.class)
    static class PropertiesOnly {}
}
