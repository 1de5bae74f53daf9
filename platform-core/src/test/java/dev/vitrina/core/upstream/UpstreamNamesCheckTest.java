package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.core.startup.StartupFailure;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UpstreamNamesCheckTest {

    private final DeclaredUpstreams declared = new DeclaredUpstreams(new UpstreamProperties(null));
    private final StandardEnvironment environment = new StandardEnvironment();
    private final UnknownUpstreams unknown = new UnknownUpstreams(environment, declared, Set.of("wb-media"));
    private final UpstreamNamesCheck check = new UpstreamNamesCheck(unknown);

    UpstreamNamesCheckTest() {
        declared.declare("wb-tokens", new Upstream("wb-content", URI.create("https://content-api.wildberries.ru")));
        declared.declare("wb-tokens", new Upstream("wb-chat", URI.create("https://buyer-chat-api.wildberries.ru")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "vitrina.upstreams.wb-contnet.base-url",
            "vitrina.upstreams.wb_contents.base-url",
            "vitrina.upstreams.wb-content.url",
            "vitrina.upstreams.wb-content",
        }
    )
    void refusesASlipOfThePen(String property) {
        configure(property);

        assertThatThrownBy(check::start)
            .isInstanceOf(StartupFailure.class)
            .hasMessageContaining("did you mean `vitrina.upstreams.wb-content.base-url`?");
    }

    @Test
    void refusesAnEnvironmentVariableThatCannotNameTheUpstream() {
        configureEnvironment("VITRINA_UPSTREAMS_WB_CONTENT_BASE_URL");

        assertThatThrownBy(check::start).hasMessageContaining("did you mean `vitrina.upstreams.wb-content.base-url`?");
    }

    @Test
    void warnsOfANameThatALaterPluginMayDeclare() {
        configure("vitrina.upstreams.ozon-api.base-url");

        check.start();

        assertThat(unknown.properties()).containsExactly("vitrina.upstreams.ozon-api.base-url");
        assertThat(unknown.known()).containsExactly("wb-chat", "wb-content", "wb-media");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "vitrina.upstreams.wb-content.base-url",
            "vitrina.upstreams.wbContent.baseUrl",
            "vitrina.upstreams.wb-media.base-url",
            "vitrina.gateway.attempt-timeout",
        }
    )
    void hasNothingAgainstWhatIsKnown(String property) {
        configure(property);

        check.start();

        assertThat(unknown.properties()).isEmpty();
    }

    @Test
    void readsAnEnvironmentVariableAsSpringDoes() {
        configureEnvironment("VITRINA_UPSTREAMS_WBCONTENT_BASEURL");

        check.start();

        assertThat(unknown.properties()).isEmpty();
        URI url = URI.create("http://127.0.0.1:1");
        var properties = new UpstreamProperties(Map.of("wbcontent", new UpstreamProperties.Location(url)));
        assertThat(properties.baseUrl("wb-content")).contains(url);
    }

    private void configure(String property) {
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(property, "http://x")));
    }

    private void configureEnvironment(String name) {
        environment
            .getPropertySources()
            .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(name, "http://x")));
    }
}
